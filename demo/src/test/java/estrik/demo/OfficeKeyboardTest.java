package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import estrik.sandbox.ProfitSandbox;
import estrik.workspace.text.Language;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The manual's half in AFAS followed in the office without a mouse, from an environment in which nobody set up
/// anything, up to a token from the page of `TokenConnector.asmx`.
final class OfficeKeyboardTest {
    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().empty().start();

    @AutoClose
    private final Visitor dewi = CHROMIUM.visitor(profit.uri(), Language.NL);

    private final Keyboard keyboard = new Keyboard(dewi);

    // Manual M1, in its order.
    @Test
    void fromAnEmptyEnvironmentToATokenThatIsDeletedAgain() {
        dewi.open("/_sandbox/");
        keyboard.press("Tab");
        assertThat(link("Naar de inhoud")).isFocused();
        assertThat(link("Naar de inhoud")).isInViewport();

        makesTheAppConnector();
        copies("Pocket_Tasks", "Workspace365_Tasks", "SubjectId", "TaskId", "Subject", "Prioriteit", "EndDate", "Url");
        copies("Pocket_Signals", "Workspace365_Signals", "SignalId", "Description", "Url");
        linksBoth();
        addsUsersToTheGroup();
        var keys = readsTheKeys();

        operation("GenerateOTP");
        fill("userId", "12345.anna");
        fill("apiKey", keys.getFirst());
        fill("environmentKey", keys.getLast());
        fill("description", "Laptop van Anna");
        keyboard.enter(button("Invoke"));
        assertThat(dewi.one("[role=status]")).containsText("Uitgevoerd.");
        keyboard.enter(link("mailbox van de sandbox"));
        assertThat(dewi.one(".rows li").first()).containsText("Eenmalige code voor Workspace365");
        var code = dewi.one("code.code").first().textContent();

        operation("GetTokenFromOTP");
        fill("userId", "12345.anna");
        fill("apiKey", keys.getFirst());
        fill("environmentKey", keys.getLast());
        fill("otp", code);
        keyboard.tabTo(button("Invoke"));
        var answer = dewi.page()
                .waitForResponse(each -> each.url().endsWith("/GetTokenFromOTP"), () -> keyboard.press("Enter"));
        var token = UserToken.in(answer.text());
        assertThat(token.reads(profit)).isTrue();

        deletesTheToken();
        assertThat(token.reads(profit)).isFalse();
    }

    private void makesTheAppConnector() {
        menu("app-connectors", "App connector");
        assertThat(dewi.one("main")).containsText("Er is nog geen app connector.");
        keyboard.enter(link("Nieuw"));
        assertThat(heading()).hasText("Nieuwe app connector");
        fill("name", "Workspace365");
        keyboard.tabTo(dewi.one("[name=group-kind][value=present]"));
        keyboard.press("ArrowDown");
        assertThat(dewi.one("[name=group-kind][value=new]")).isChecked();
        fill("new-group", "Workspace365 gebruikers");
        keyboard.press("Enter");
        assertThat(dewi.one(".steps [aria-current]")).hasText("GetConnectoren");
        keyboard.enter(button("Volgende"));
        assertThat(dewi.one(".steps [aria-current]")).hasText("UpdateConnectoren");
        keyboard.enter(button("Voltooien"));
        assertThat(done()).containsText("De app connector is gemaakt.");
        assertThat(heading()).hasText("Workspace365");
    }

    private void copies(String shipped, String name, String... fields) {
        menu("get-connectors", "GetConnector");
        keyboard.enter(button("Kopie maken " + shipped));
        assertThat(done()).containsText("Dit is je kopie.");
        fill("name", name);
        keyboard.press("Enter");
        assertThat(heading()).hasText(name);
        keyboard.enter(link("Gegevens"));
        assertThat(dewi.one("table")).isVisible();
        assertThat(dewi.one("[name^='id.']").all())
                .extracting(Locator::inputValue)
                .contains(fields);
    }

    private void linksBoth() {
        opensTheAppConnector();
        keyboard.enter(link("GetConnectoren"));
        assertThat(dewi.one("legend")).hasText("Gekoppelde GetConnectoren");
        keyboard.tick(dewi.one("[value=Workspace365_Tasks]"));
        keyboard.tick(dewi.one("[value=Workspace365_Signals]"));
        keyboard.enter(button("Bewaren"));
        assertThat(done()).hasText("Bewaard.");
        keyboard.enter(button("Niet meer blokkeren"));
        assertThat(done()).hasText("Niet meer geblokkeerd.");
    }

    private void opensTheAppConnector() {
        menu("app-connectors", "App connector");
        keyboard.enter(link("Workspace365"));
        assertThat(heading()).hasText("Workspace365");
    }

    private void addsUsersToTheGroup() {
        menu("users", "Autorisatie tool");
        keyboard.enter(link("Groepen"));
        assertThat(dewi.one(".tabs [aria-current]")).hasText("Groepen");
        keyboard.enter(link("Workspace365 gebruikers"));
        assertThat(heading()).hasText("Workspace365 gebruikers");
        keyboard.tick(dewi.one("[value=anna]"));
        keyboard.tick(dewi.one("[value=bram]"));
        keyboard.enter(button("Bewaren"));
        assertThat(done()).hasText("Bewaard.");
    }

    /// The API key and the environment key, as they are on the page.
    private List<String> readsTheKeys() {
        opensTheAppConnector();
        var keys = dewi.one("dl .copy").allTextContents();
        assertThat(keys).hasSize(2).allMatch(each -> each.matches("[0-9A-F]{32}"));
        return keys;
    }

    private void operation(String name) {
        dewi.open("/_sandbox/");
        menu("environment", "Omgeving");
        keyboard.enter(link("TokenConnector"));
        assertThat(heading()).hasText("TokenConnector");
        keyboard.enter(link(name));
        assertThat(heading()).hasText(name);
    }

    private void deletesTheToken() {
        dewi.open("/_sandbox/");
        opensTheAppConnector();
        keyboard.enter(link("Gebruikerstokens"));
        assertThat(dewi.one(".tabs [aria-current]")).hasText("Gebruikerstokens");
        assertThat(dewi.one(".rows li")).containsText("Anna de Wit · 12345.anna");
        keyboard.enter(dewi.one(".rows li button"));
        assertThat(done()).hasText("Het token is verwijderd en werkt niet meer.");
        assertThat(dewi.one("main")).containsText("Er is nog geen token.");
    }

    private void menu(String page, String title) {
        keyboard.enter(dewi.one("#menu a[href='/_sandbox/" + page + "']"));
        assertThat(heading()).hasText(title);
    }

    private void fill(String field, String text) {
        keyboard.fill(dewi.one("[name='" + field + "']"), text);
    }

    private Locator heading() {
        return dewi.one("h1");
    }

    /// What the page says was done.
    private Locator done() {
        return dewi.one(".notice.good");
    }

    private Locator link(String name) {
        return dewi.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return dewi.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
