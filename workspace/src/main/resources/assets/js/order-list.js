/** Moves an entry up or down in place; without JavaScript the button sends the form. */
class OrderList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", event => {
      const button = event.target.closest("[data-move]")
      if (!button) return
      event.preventDefault()
      const entry = button.closest("li")
      if (button.dataset.move === "up") entry.previousElementSibling?.before(entry)
      else entry.nextElementSibling?.after(entry)
      const entries = [...this.querySelectorAll("li")]
      this.querySelector("input").value = entries.map(one => one.dataset.value).join(",")
      entries.forEach((one, at) => {
        one.querySelector("[data-move=up]").disabled = at === 0
        one.querySelector("[data-move=down]").disabled = at === entries.length - 1
      })
      ;(button.disabled ? entry.querySelector("[data-move]:not([disabled])") : button).focus()
    })
  }
}
customElements.define("order-list", OrderList)
