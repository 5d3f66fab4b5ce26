//! The browser half: what the pages load when they have islands.

// Names `app`, so that the linker keeps the islands it defines.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the islands; the boot script then starts each one it finds in the page.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
