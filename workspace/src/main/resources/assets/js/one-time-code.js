/** Typing a mailed code: spaces go, and help unfolds when the code does not come. */
class OneTimeCode extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[name=code]")
    input.addEventListener("input", () => {
      const bare = input.value.replace(/\s/g, "")
      if (bare !== input.value) input.value = bare
    })
    this.help = setTimeout(() => this.querySelector("details")?.setAttribute("open", ""), this.dataset.help * 1000)
  }

  disconnectedCallback() {
    clearTimeout(this.help)
  }
}

/** Counts down and then lets go of the button that had to wait. */
class CountDown extends HTMLElement {
  connectedCallback() {
    const until = Date.now() + this.dataset.seconds * 1000
    const shown = this.querySelector("b") ?? this
    this.button(true)
    this.tick = setInterval(() => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
      if (left) return
      clearInterval(this.tick)
      this.button(false)
      this.hidden = true
    }, 500)
  }

  disconnectedCallback() {
    clearInterval(this.tick)
  }

  button(waits) {
    const button = this.getRootNode().getElementById?.(this.dataset.enables)
    if (button) button.disabled = waits
  }
}
customElements.define("one-time-code", OneTimeCode)
customElements.define("count-down", CountDown)
