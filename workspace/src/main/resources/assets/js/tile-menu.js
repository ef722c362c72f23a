/** The menu of a tile: its button, the right mouse button, the menu key or Shift F10; arrows walk, Escape closes. */
class TileMenu extends HTMLElement {
  connectedCallback() {
    this.menu = this.querySelector("menu")
    this.button = this.querySelector("[popovertarget]")
    const tile = this.closest(".tile")
    tile.addEventListener("contextmenu", event => this.#asked(event, tile))
    this.menu.addEventListener("beforetoggle", event => {
      if (event.newState === "open" && !this.at) this.#beside(this.button.getBoundingClientRect())
    })
    this.menu.addEventListener("toggle", event => {
      if (event.newState === "open") this.#items()[0].focus()
      else this.at = null
    })
    this.menu.addEventListener("keydown", event => this.#key(event))
    this.menu.addEventListener("click", event => event.target.closest("a") && this.menu.hidePopover())
  }

  #asked(event, tile) {
    if (event.target.closest("a.row, input")) return
    event.preventDefault()
    const box = tile.getBoundingClientRect()
    const byMouse = event.button === 2 && event.clientX > 0
    this.at = byMouse ? { left: event.clientX, bottom: event.clientY } : { left: box.left + 16, bottom: box.top + 48 }
    this.menu.showPopover()
    this.#place(this.at.left, this.at.bottom)
  }

  #beside(button) {
    requestAnimationFrame(() => this.#place(button.right - this.menu.offsetWidth, button.bottom + 4))
  }

  #place(left, top) {
    const { offsetWidth: width, offsetHeight: height, style } = this.menu
    style.margin = "0"
    style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
    style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`
  }

  #items() {
    return [...this.menu.querySelectorAll("a, button")]
  }

  #key(event) {
    const items = this.#items()
    const at = items.indexOf(document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length).focus()
  }
}
customElements.define("tile-menu", TileMenu)
