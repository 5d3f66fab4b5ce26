//! How the program is linked.

use std::process::Command;

/// The program is loaded wherever there is room, and holds some 200,000 addresses that are put right then. Written out
/// they are 5 MB, which are all read at the start and stay in memory; packed they are a fortieth of that.
const PACK_ADDRESSES: &str = "-Wl,-z,pack-relative-relocs";
/// The first C library that can unpack them.
const UNPACKS: (Option<u32>, Option<u32>) = (Some(2), Some(36));

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if cfg!(all(target_os = "linux", target_env = "gnu")) && c_library() >= UNPACKS {
        println!("cargo::rustc-link-arg-bins={PACK_ADDRESSES}");
    }
}

/// The version of the C library of this machine.
fn c_library() -> (Option<u32>, Option<u32>) {
    let Ok(told) = Command::new("getconf").arg("GNU_LIBC_VERSION").output() else {
        return (None, None);
    };
    let told = String::from_utf8_lossy(&told.stdout);
    let version = told.trim().trim_start_matches("glibc ");
    let mut numbers = version.split('.').map_while(|number| number.parse::<u32>().ok());
    (numbers.next(), numbers.next())
}
