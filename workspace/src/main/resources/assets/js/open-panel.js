/**
 * Opens a page beside the one that is read: a link with `data-panel` is fetched as a fragment and shown in a dialog.
 * Forms in it are sent from there. An answer that leads elsewhere closes it. Without JavaScript it is a page.
 */
const panel = document.createElement("dialog")
panel.className = "panel"

async function ask(url, request = {}) {
  const answer = await fetch(url, { ...request, headers: { "X-Fragment": "1" }, credentials: "same-origin" })
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return { url: new URL(answer.url), fragment: page.querySelector("body > .fragment") }
}

function show({ url, fragment }, home) {
  if (!fragment) return location.assign(url)
  const back = panel.open ? null : document.activeElement
  const shut = document.createElement("button")
  shut.className = "btn quiet square shut"
  shut.type = "button"
  shut.title = document.documentElement.dataset.close
  shut.innerHTML = `<svg class="i" aria-hidden="true"><use href="${iconOf("close")}"></use></svg>`
  shut.setAttribute("aria-label", shut.title)
  shut.addEventListener("click", () => panel.close())
  panel.classList.toggle("middle", fragment.classList.contains("middle"))
  panel.setAttribute("aria-label", fragment.dataset.title)
  panel.dataset.home = home
  panel.replaceChildren(document.importNode(fragment, true), shut)
  if (!panel.isConnected) document.body.append(panel)
  if (back) panel.back = back
  if (!panel.open) panel.showModal()
  ;(panel.querySelector("[autofocus], [aria-invalid]") ?? panel.querySelector("h2, button"))?.focus()
}

/** The answer is the page that lies below: its board takes the place of the old one, its notice comes on top. */
function underneath({ url, fragment }) {
  const fresh = fragment?.querySelector("live-board")
  const shown = document.querySelector("live-board")
  const notice = fragment?.querySelector(".notice")
  if (url.pathname !== location.pathname || !fresh || !shown) return leave(url, notice)
  panel.close()
  document.querySelector("main > .notice")?.remove()
  if (notice) shown.before(document.importNode(notice, true))
  shown.replaceWith(document.importNode(fresh, true))
}

/** The server says a notice once, and it was said to us: the page that comes next gets it from here. */
function leave(url, notice) {
  if (notice) sessionStorage.setItem("notice", notice.outerHTML)
  location.assign(url)
}

const kept = sessionStorage.getItem("notice")
if (kept) {
  sessionStorage.removeItem("notice")
  document.querySelector("main > header")?.insertAdjacentHTML("afterend", kept)
}

function iconOf(name) {
  return document.querySelector("use").getAttribute("href").replace(/#.*/, `#${name}`)
}

panel.addEventListener("close", () => {
  panel.replaceChildren()
  const back = panel.back
  panel.back = null
  ;(back?.isConnected ? back : document.getElementById(back?.closest?.(".tile")?.id)?.querySelector(".cover"))?.focus()
})
panel.addEventListener("click", event => {
  if (event.target === panel) panel.close()
})

document.addEventListener("click", event => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
  const link = event.target.closest("a[data-panel], a[data-close], a[data-leave]")
  if (!link) return
  if (link.matches("[data-panel]")) {
    event.preventDefault()
    ask(link.href).then(answer => show(answer, link.href), () => location.assign(link.href))
  } else if (panel.contains(link) && link.matches("[data-close]")) {
    event.preventDefault()
    panel.close()
  } else if (panel.contains(link)) {
    event.preventDefault()
    ask(link.href).then(underneath, () => location.assign(link.href))
  }
})

document.addEventListener("submit", event => {
  const form = event.target
  const action = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action
  if (form.method !== "post" || !panel.contains(form) && form.id !== "act") return
  event.preventDefault()
  const body = new URLSearchParams(new FormData(form, event.submitter))
  const refreshing = panel.contains(event.submitter) && action.endsWith("/refresh")
  ask(action, { method: "POST", body }).then(async answer => {
    if (refreshing) {
      const notice = answer.fragment?.querySelector(".notice")
      show(await ask(panel.dataset.home), panel.dataset.home)
      if (notice) panel.querySelector(".fragment-head").after(document.importNode(notice, true))
      return
    }
    const board = answer.fragment?.querySelector("live-board")
    const stays = panel.open && !board && answer.url.pathname !== location.pathname
    stays ? show(answer, panel.dataset.home) : underneath(answer)
  }, () => form.submit())
})

document.addEventListener("tile-changed", event => {
  const opened = panel.querySelector(`[data-opened="${event.detail}"]`)
  if (!opened || opened.contains(document.activeElement) && opened.querySelector("input")?.value) return
  const tab = opened.querySelector(".tabs [aria-current]")?.dataset.tab
  ask(panel.dataset.home).then(({ fragment }) => {
    const fresh = fragment?.querySelector("[data-opened]")
    if (!fresh || !opened.isConnected) return
    if (tab) chooseTab(fresh, tab)
    opened.replaceWith(document.importNode(fresh, true))
  }, () => {})
})
