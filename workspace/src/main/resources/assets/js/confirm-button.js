/** What can't be undone asks for a second click. */
class ConfirmButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button")
    const label = button.querySelector("span") ?? button
    const words = label.textContent
    const disarm = () => {
      button.classList.remove("armed")
      label.textContent = words
    }
    button.addEventListener("click", event => {
      if (button.classList.contains("armed")) return
      event.preventDefault()
      event.stopPropagation()
      button.classList.add("armed")
      label.textContent = this.dataset.sure
    })
    button.addEventListener("blur", disarm)
  }
}
customElements.define("confirm-button", ConfirmButton)
