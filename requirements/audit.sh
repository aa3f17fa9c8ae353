#!/bin/sh
# Asks the registries' advisory services about known flaws in what is installed. Where none answers, it says so and passes:
# a machine without that service can still build and test.
set -u
found=0

report=$(npm audit --audit-level=high --json 2>/dev/null)
status=$?
case "$report" in
  *'"vulnerabilities"'*)
    if [ $status -ne 0 ]; then
      npm audit --audit-level=high
      found=1
    else
      echo "npm packages: no known flaw of high severity"
    fi
    ;;
  *) echo "npm packages: not audited, no advisory service answered" ;;
esac

python=$1
if "$python" -m pip_audit --version >/dev/null 2>&1; then
  "$python" -m pip_audit --requirement requirements/serve.txt --no-deps --disable-pip || found=1
else
  echo "Python packages: not audited, pip-audit is not installed ($python -m pip install pip-audit)"
fi
exit $found
