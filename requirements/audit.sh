#!/bin/sh
# Asks the registries' advisory services about known flaws in what is installed. A finding fails. Where no service answers it
# says so and passes: a machine without one can still build and test.
# Usage: audit.sh PYTHON
set -u
found=0

report=$(npm audit --audit-level=high --json 2>/dev/null)
status=$?
case "$report" in
  *'"auditReportVersion"'*)
    if [ $status -ne 0 ]; then
      npm audit --audit-level=high
      echo "npm packages: a known flaw of high severity, above"
      found=1
    else
      echo "npm packages: no known flaw of high severity"
    fi
    ;;
  *) echo "npm packages: not audited, no advisory service answered" ;;
esac

python=$1
if ! "$python" -m pip_audit --version >/dev/null 2>&1; then
  echo "Python packages: not audited, pip-audit is not installed ($python -m pip install pip-audit)"
else
  # Its report on standard output is JSON if it got an answer at all, whether it found something or not.
  report=$("$python" -m pip_audit --requirement requirements/serve.txt --no-deps --disable-pip --format json 2>/dev/null)
  status=$?
  case "$report" in
    *'"dependencies"'*)
      if [ $status -ne 0 ]; then
        echo "$report"
        echo "Python packages: a known flaw, above"
        found=1
      else
        echo "Python packages: no known flaw"
      fi
      ;;
    *) echo "Python packages: not audited, no advisory service answered" ;;
  esac
fi
exit $found
