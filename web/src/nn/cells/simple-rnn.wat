;; A SimpleRNN with tanh over many steps, two units at a time: the same operations in the same order as matrix.ts, simple-rnn.ts
;; and activation.ts, so the same numbers to the last bit. Sums are doubles, kept states are floats.
;;
;; Memory: W as matrix.ts packs it (blocks of 8 rows, column after column) from 0 on; then two buffers of doubles, the state that
;; is read and the state that is made; then the steps: floats, in: U x + b, out: s. Rows are padded with zeros to a multiple of 8
;; units, and tanh(0) = 0 keeps them so.
(module
  (memory (export "memory") 5)

  ;; activation.ts, lane by lane.
  (func $tanh (param $x v128) (result v128)
    (local $y v128) (local $p v128) (local $q v128) (local $r v128)
    (local.set $y (f64x2.mul (local.get $x) (local.get $x)))
    (local.set $p (v128.const f64x2 1.3184211374583763e-8 1.3184211374583763e-8))
    (local.set $p (f64x2.add (v128.const f64x2 2.047182032616799e-5 2.047182032616799e-5) (f64x2.mul (local.get $y) (local.get $p))))
    (local.set $p (f64x2.add (v128.const f64x2 0.003486581218616465 0.003486581218616465) (f64x2.mul (local.get $y) (local.get $p))))
    (local.set $p (f64x2.add (v128.const f64x2 0.13373197109218513 0.13373197109218513) (f64x2.mul (local.get $y) (local.get $p))))
    (local.set $p (f64x2.add (v128.const f64x2 0.9999999063536726 0.9999999063536726) (f64x2.mul (local.get $y) (local.get $p))))
    (local.set $q (v128.const f64x2 7.702658028135145e-7 7.702658028135145e-7))
    (local.set $q (f64x2.add (v128.const f64x2 0.00032713843225428953 0.00032713843225428953) (f64x2.mul (local.get $y) (local.get $q))))
    (local.set $q (f64x2.add (v128.const f64x2 0.02584197656710326 0.02584197656710326) (f64x2.mul (local.get $y) (local.get $q))))
    (local.set $q (f64x2.add (v128.const f64x2 0.4670649397185369 0.4670649397185369) (f64x2.mul (local.get $y) (local.get $q))))
    (local.set $q (f64x2.add (v128.const f64x2 1 1) (f64x2.mul (local.get $y) (local.get $q))))
    (local.set $r (f64x2.div (f64x2.mul (local.get $x) (local.get $p)) (local.get $q)))
    (local.set $r
      (v128.bitselect (v128.const f64x2 1 1) (local.get $r) (f64x2.gt (local.get $x) (v128.const f64x2 9 9))))
    (v128.bitselect (v128.const f64x2 -1 -1) (local.get $r) (f64x2.lt (local.get $x) (v128.const f64x2 -9 -9))))

  ;; Finishes two units: adds the input at $step, writes the float there, and returns it as doubles.
  (func $finish (param $sum v128) (param $step i32) (result v128)
    (local $state v128)
    (local.set $state
      (f32x4.demote_f64x2_zero
        (call $tanh
          (f64x2.add (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $step))) (local.get $sum)))))
    (v128.store64_lane 0 (local.get $step) (local.get $state))
    (f64x2.promote_low_f32x4 (local.get $state)))

  ;; $units: columns of W. $padded: units, rounded up to a multiple of 8. $from, $to: the two buffers. $step: the first step.
  (func (export "run")
    (param $count i32) (param $units i32) (param $padded i32) (param $from i32) (param $to i32) (param $step i32)
    (local $w i32) (local $k i32) (local $end i32) (local $row i32) (local $rows i32) (local $swap i32)
    (local $x v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $rows (i32.shl (local.get $padded) (i32.const 2)))
    (block $done
      (loop $steps
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $w (i32.const 0))
        (local.set $row (i32.const 0))
        (local.set $end (i32.add (local.get $from) (i32.shl (local.get $units) (i32.const 3))))
        (loop $blocks
          (local.set $a (v128.const i64x2 0 0))
          (local.set $b (v128.const i64x2 0 0))
          (local.set $c (v128.const i64x2 0 0))
          (local.set $d (v128.const i64x2 0 0))
          (local.set $k (local.get $from))
          (loop $columns
            (local.set $x (v128.load64_splat (local.get $k)))
            (local.set $a (f64x2.add (local.get $a) (f64x2.mul (v128.load (local.get $w)) (local.get $x))))
            (local.set $b (f64x2.add (local.get $b) (f64x2.mul (v128.load offset=16 (local.get $w)) (local.get $x))))
            (local.set $c (f64x2.add (local.get $c) (f64x2.mul (v128.load offset=32 (local.get $w)) (local.get $x))))
            (local.set $d (f64x2.add (local.get $d) (f64x2.mul (v128.load offset=48 (local.get $w)) (local.get $x))))
            (local.set $w (i32.add (local.get $w) (i32.const 64)))
            (local.set $k (i32.add (local.get $k) (i32.const 8)))
            (br_if $columns (i32.lt_u (local.get $k) (local.get $end))))
          ;; A row of floats is $row bytes in, the same row of doubles twice as many.
          (local.set $k (i32.add (local.get $to) (i32.shl (local.get $row) (i32.const 1))))
          (v128.store (local.get $k)
            (call $finish (local.get $a) (i32.add (local.get $step) (local.get $row))))
          (v128.store offset=16 (local.get $k)
            (call $finish (local.get $b) (i32.add (i32.add (local.get $step) (local.get $row)) (i32.const 8))))
          (v128.store offset=32 (local.get $k)
            (call $finish (local.get $c) (i32.add (i32.add (local.get $step) (local.get $row)) (i32.const 16))))
          (v128.store offset=48 (local.get $k)
            (call $finish (local.get $d) (i32.add (i32.add (local.get $step) (local.get $row)) (i32.const 24))))
          (local.set $row (i32.add (local.get $row) (i32.const 32)))
          (br_if $blocks (i32.lt_u (local.get $row) (local.get $rows))))
        (local.set $swap (local.get $from))
        (local.set $from (local.get $to))
        (local.set $to (local.get $swap))
        (local.set $step (i32.add (local.get $step) (local.get $rows)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $steps)))))
