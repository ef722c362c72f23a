package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;

/// The keyboard of a visitor who has no mouse, and who looks at every step whether one sees where one is.
record Keyboard(Visitor visitor) {
    private static final int MOST_STEPS = 200;

    void press(String key) {
        visitor.page().keyboard().press(key);
    }

    void type(String text) {
        visitor.page().keyboard().type(text);
    }

    /// Steps on until the target has the focus.
    void tabTo(Locator target) {
        for (var step = 0; step < MOST_STEPS; step++) {
            press("Tab");
            seesWhereOneIs();
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        assertThat(target).isFocused();
    }

    void enter(Locator target) {
        tabTo(target);
        press("Enter");
    }

    void tick(Locator box) {
        tabTo(box);
        press("Space");
        assertThat(box).isChecked();
    }

    /// Types into a field in place of what is there.
    void fill(Locator field, String text) {
        tabTo(field);
        press("Control+A");
        type(text);
        assertThat(field).hasValue(text);
    }

    /// The ring may lie around a neighbour, such as the label of a hidden radio button, or inside a pseudo-element.
    void seesWhereOneIs() {
        var unseen = visitor.page().evaluate("""
                () => {
                  const at = document.activeElement
                  if (at === document.body) return null
                  const ring = (element, pseudo) => {
                    const style = element && getComputedStyle(element, pseudo)
                    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                  }
                  const around = [at, at.nextElementSibling, at.closest('label'), at.parentElement]
                  const inMenu = at.closest('.menu') && getComputedStyle(at).backgroundColor !== 'rgba(0, 0, 0, 0)'
                  return inMenu || around.some(one => ring(one)) || ring(at, '::after') ? null : at.outerHTML
                }
                """);
        assertThat(unseen).as("what has focus and does not show it").isNull();
    }
}
