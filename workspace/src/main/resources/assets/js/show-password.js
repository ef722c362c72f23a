/** A button that shows the password that is being typed. Without JavaScript the field is an ordinary one. */
class ShowPassword extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input")
    const button = document.createElement("button")
    button.type = "button"
    button.innerHTML = `<svg class="i" aria-hidden="true"><use href="${this.dataset.icon}"></use></svg>`
    const show = shown => {
      input.type = shown ? "text" : "password"
      button.setAttribute("aria-pressed", shown)
      button.setAttribute("aria-label", shown ? this.dataset.hide : this.dataset.show)
    }
    button.addEventListener("click", () => show(input.type === "password"))
    input.form?.addEventListener("submit", () => show(false))
    show(false)
    this.append(button)
  }
}
customElements.define("show-password", ShowPassword)
