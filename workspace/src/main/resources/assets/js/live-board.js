/**
 * Keeps the tiles of a board fresh. The server sends a tile as the HTML that it would paint on the first page.
 * Focus stays where it was; a tile with an open menu is left alone and catches up when the menu closes.
 */
class LiveBoard extends HTMLElement {
  #later = new Map()
  #announced = 0

  connectedCallback() {
    this.seen = () => (document.hidden ? this.#close() : this.#open())
    document.addEventListener("visibilitychange", this.seen)
    this.addEventListener("toggle", event => this.#catchUp(event.target.closest(".tile")), true)
    this.seen()
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.seen)
    this.#close()
  }

  #open() {
    if (this.stream) return
    const shown = [...this.querySelectorAll(".tile[data-version]")].map(tile => `${tile.dataset.tile}:${tile.dataset.version}`)
    this.stream = new EventSource(`${this.dataset.live}?shown=${shown}`)
    this.stream.addEventListener("open", () => this.#state(true))
    this.stream.addEventListener("error", () => this.#lost())
    this.stream.addEventListener("tile", event => this.#tile(event.data))
    this.stream.addEventListener("checked", event => this.#checked(JSON.parse(event.data)))
  }

  #close() {
    clearTimeout(this.retry)
    this.stream?.close()
    this.stream = null
  }

  /** A browser gives up after an answer that is not a stream; we ask again, politely. */
  #lost() {
    this.#state(false)
    if (this.stream?.readyState !== EventSource.CLOSED) return
    this.#close()
    this.retry = setTimeout(() => document.hidden || this.#open(), 15000 + Math.random() * 15000)
  }

  #state(live) {
    const sign = document.querySelector("live-state")
    if (!sign) return
    sign.hidden = false
    sign.classList.toggle("slow", !live)
    sign.textContent = live ? sign.dataset.live : sign.dataset.slow
    sign.title = live ? "" : sign.dataset.slowTitle
  }

  #tile(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild
    const shown = fresh && document.getElementById(fresh.id)
    if (!shown || !this.contains(shown)) return
    if (shown.querySelector(":popover-open")) {
      this.#later.set(fresh.id, html)
      return
    }
    this.#later.delete(fresh.id)
    fresh.querySelectorAll("time[data-relative]").forEach(sayTime)
    const tab = shown.querySelector(".tabs [aria-current]")?.dataset.tab
    if (tab) chooseTab(fresh, tab)
    if (asServed(shown) === asServed(fresh)) {
      fresh.querySelectorAll("time[data-checked]").forEach(time => this.#times(shown, time.dataset.checked, time.dateTime))
      return
    }
    this.#announce(shown, fresh)
    const focused = shown.contains(document.activeElement) ? document.activeElement : null
    const painted = document.importNode(fresh, true)
    shown.replaceWith(painted)
    if (focused) counterpart(painted, focused).focus({ preventScroll: true })
    document.dispatchEvent(new CustomEvent("tile-changed", { detail: fresh.dataset.tile }))
  }

  #catchUp(tile) {
    if (tile && this.#later.has(tile.id)) this.#tile(this.#later.get(tile.id))
  }

  #checked({ ids, at }) {
    for (const id of ids) {
      for (const [kind, moment] of Object.entries(at)) {
        this.#times(document.getElementById(`tile-${id}`), kind, moment)
        this.#times(document.querySelector(`[data-opened="${id}"]`), kind, moment)
      }
    }
  }

  /** Tasks and signals are each read at their own pace, so each has its own time. */
  #times(within, kind, at) {
    within?.querySelectorAll(`time[data-checked="${kind}"]`).forEach(time => {
      time.dateTime = at
      sayTime(time)
    })
  }

  /** Politely, and at most once a minute. */
  #announce(shown, fresh) {
    const count = fresh.dataset.count
    if (!count || count === shown.dataset.count || Date.now() - this.#announced < 60000) return
    this.#announced = Date.now()
    const title = fresh.querySelector(".cover").firstChild.textContent
    this.querySelector("[data-announce]").textContent = this.dataset.say.replace("{0}", title).replace("{1}", count)
  }
}

/** What stands in a fresh tile where something stood in the old one; the link of the whole tile when that is gone. */
function counterpart(tile, old) {
  for (const name of ["data-tab", "popovertarget", "formaction", "href"]) {
    const value = old.getAttribute(name)
    const same = value && tile.querySelector(`[${name}="${CSS.escape(value)}"]`)
    if (same) return same
  }
  return tile.querySelector(".cover")
}

/** A tile without what grows older by itself. */
function asServed(tile) {
  const copy = tile.cloneNode(true)
  copy.querySelectorAll("time[data-relative]").forEach(time => time.replaceWith("…"))
  copy.querySelectorAll("[aria-label][aria-pressed], .armed").forEach(one => one.classList.remove("armed"))
  copy.querySelectorAll(".menu").forEach(menu => menu.removeAttribute("style"))
  return copy.outerHTML
}

customElements.define("live-board", LiveBoard)
customElements.define("live-state", class extends HTMLElement {})
