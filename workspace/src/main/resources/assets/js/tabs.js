/** The lists of a tile lie behind each other; without JavaScript their heads are links to the page of each. */
function chooseTab(tile, kind) {
  if (!tile.querySelector(`[data-panel-of="${kind}"]`)) return
  tile.querySelectorAll("[data-tab]").forEach(tab => {
    if (tab.dataset.tab === kind) tab.setAttribute("aria-current", "true")
    else tab.removeAttribute("aria-current")
  })
  tile.querySelectorAll("[data-panel-of]").forEach(list => (list.hidden = list.dataset.panelOf !== kind))
}

document.addEventListener("click", event => {
  const tab = event.target.closest("[data-tab]")
  if (!tab || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  chooseTab(tab.closest(".tile, .opened"), tab.dataset.tab)
})
