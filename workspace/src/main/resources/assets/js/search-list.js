/** Searches in the list that is already on the page. */
class SearchList extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=search]")
    if (!this.input) return
    this.input.closest("label").hidden = false
    this.input.addEventListener("input", () => this.#find())
    this.#find()
  }

  #find() {
    const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    const words = plain(this.input.value).split(/\s+/).filter(Boolean)
    let found = 0
    this.querySelectorAll("[data-find]").forEach(entry => {
      const text = plain(entry.dataset.find)
      entry.hidden = !words.every(word => text.includes(word))
      found += !entry.hidden
    })
    this.querySelectorAll("[data-section]").forEach(section => {
      section.hidden = !section.querySelector("[data-find]:not([hidden])")
    })
    this.none ??= this.appendChild(Object.assign(document.createElement("p"), { className: "none", textContent: this.dataset.empty }))
    this.none.setAttribute("role", "status")
    this.none.hidden = found > 0 || !words.length
  }
}
customElements.define("search-list", SearchList)
