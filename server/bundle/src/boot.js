// Brings the islands of a page to life. Only pages that have islands load this. Whatever fails here, the page
// stays what the server sent: complete HTML, with links and forms that work.

// What Leptos reads while it starts; pages here are rendered whole, so there is nothing in them.
globalThis.__RESOLVED_RESOURCES ??= [];
globalThis.__SERIALIZED_ERRORS ??= [];
globalThis.__INCOMPLETE_CHUNKS ??= [];

// The number at the end of an island's name is a digest of its source, which another compiler may spell
// otherwise: the plain name is good enough when the whole is not found.
const plain = (name) => name.replace(/_\d+$/, "");
const islandOf = (half, name) =>
  half[name] ?? half[Object.keys(half).find((known) => plain(known) === plain(name))];

// Depth first, an island before what is inside it. `entered` is called when an island starts within the
// children that another island was given.
async function wake(node, half, entered) {
  const tag = node.localName;
  if (tag === "leptos-island") {
    const start = islandOf(half, node.dataset.component ?? "");
    if (start) {
      entered?.();
      try {
        await start(node);
      } catch (error) {
        console.error("island", node.dataset.component, error);
      }
    } else {
      console.warn("unknown island", node.dataset.component);
    }
  }
  const inner = tag === "leptos-children" ? node.$$on_hydrate : entered;
  for (const child of node.children) {
    await wake(child, half, inner);
  }
}

async function boot() {
  const root = document.documentElement;
  try {
    const half = await import("./hydrate.js");
    await half.default({ module_or_path: "./hydrate.wasm" });
    half.hydrate();
    await wake(document.body, half);
    root.dataset.islands = "ready";
  } catch (error) {
    console.warn("islands stay asleep", error);
    root.dataset.islands = "asleep";
  }
}

if ("requestIdleCallback" in window) {
  requestIdleCallback(boot, { timeout: 1000 });
} else {
  boot();
}
