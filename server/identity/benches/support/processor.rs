//! A clock that stands still while other programs run.

/// Nanoseconds that this thread has kept a processor busy.
pub fn time() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split_whitespace().next().unwrap().parse().unwrap()
}
