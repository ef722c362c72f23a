package estrik.workspace.account;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.account.People.Change;
import estrik.workspace.db.Engine;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What both engines must do with people.
abstract class PeopleContract {
    @AutoClose
    private final TestDatabase database;

    private final People people;

    PeopleContract(Engine engine) {
        database = TestDatabase.fresh(engine);
        people = people();
    }

    private People people() {
        return new People(database.jdbc(), database.transactions(), new Passwords(), Clock.systemUTC());
    }

    @Test
    void somebodyWhoWasAddedIsFoundByLoginInAnyCaseAndByPassword() {
        assertThat(people.none()).isTrue();

        var anna =
                people.add(ordinary(" Anna@VanDelft.example ", "Anna  de Wit")).orElseThrow();

        assertThat(anna.login()).isEqualTo("anna@vandelft.example");
        assertThat(anna.name()).isEqualTo("Anna de Wit");
        assertThat(people.byLogin("ANNA@vandelft.example")).contains(anna);
        assertThat(people.byId(anna.id())).contains(anna);
        assertThat(people.byPassword("Anna@vandelft.example", "estrik-demo")).contains(anna);
        assertThat(people.byPassword("anna@vandelft.example", "estrik-dem0")).isEmpty();
        assertThat(people.byPassword("nobody@vandelft.example", "estrik-demo")).isEmpty();
        assertThat(people.none()).isFalse();
    }

    @Test
    void aLoginBelongsToOnePerson() {
        var anna = people.add(ordinary("anna@vandelft.example", "Anna")).orElseThrow();
        var bram = people.add(ordinary("bram@vandelft.example", "Bram")).orElseThrow();

        assertThat(people.add(ordinary("ANNA@vandelft.example", "Another Anna")))
                .isEmpty();
        assertThat(people.change(with(bram, "Anna@vandelft.example", false, false)))
                .isEqualTo(new Change.LoginTaken());
        assertThat(people.all()).containsExactly(anna, bram);
    }

    @Test
    void ofManyFirstAdministratorsAtOnceThereIsOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> people().addFirst(administrator("first" + i + "@x.example"))))
                    .toList();
            var firsts = 0;
            for (var each : tries) {
                firsts += each.get().isPresent() ? 1 : 0;
            }
            assertThat(firsts).isOne();
        }
        assertThat(people.all()).hasSize(1);
        assertThat(people.addFirst(administrator("late@x.example"))).isEmpty();
    }

    @Test
    void thereIsAlwaysAnAdministratorWhoCanSignIn() {
        var dewi = people.add(administrator("dewi@vandelft.example")).orElseThrow();
        var bram = people.add(ordinary("bram@vandelft.example", "Bram")).orElseThrow();

        assertThat(people.change(with(dewi, dewi.login(), false, false))).isEqualTo(new Change.LastAdministrator());
        assertThat(people.change(with(dewi, dewi.login(), true, true))).isEqualTo(new Change.LastAdministrator());

        people.change(with(bram, bram.login(), true, false));
        assertThat(people.change(with(dewi, dewi.login(), false, false))).isInstanceOf(Change.Saved.class);
        assertThat(people.byId(dewi.id()).map(Person::administrator)).contains(false);
    }

    @Test
    void twoAdministratorsCannotMakeEachOtherOrdinaryAtOnce() throws Exception {
        var dewi = people.add(administrator("dewi@vandelft.example")).orElseThrow();
        var bram = people.add(administrator("bram@vandelft.example")).orElseThrow();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> people().change(with(dewi, dewi.login(), false, false)));
            var second = threads.submit(() -> people().change(with(bram, bram.login(), false, false)));
            first.get();
            second.get();
        }

        assertThat(people.all()).filteredOn(Person::administrator).hasSize(1);
    }

    @Test
    void changingSomebodyWhoIsGoneChangesNothing() {
        var nobody = new Person("gone", "a@b.example", "A", true, false, Language.NL, Theme.SYSTEM);

        assertThat(people.change(nobody)).isEqualTo(new Change.Gone());
        assertThat(people.all()).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        var dewi = people.add(administrator("dewi@vandelft.example")).orElseThrow();
        var bram = people.add(ordinary("bram@vandelft.example", "Bram")).orElseThrow();

        assertThat(people.remove(dewi.id())).isFalse();
        assertThat(people.remove(bram.id())).isTrue();

        assertThat(people.all()).containsExactly(dewi);
    }

    @Test
    void keepsWhatAPersonChose() {
        var anna = people.add(ordinary("anna@vandelft.example", "Anna")).orElseThrow();

        people.choose(anna.id(), Language.EN, Theme.DARK);
        people.password(anna.id(), "another password");

        assertThat(people.byPassword("anna@vandelft.example", "another password"))
                .contains(new Person(anna.id(), anna.login(), "Anna", false, false, Language.EN, Theme.DARK));
        assertThat(people.byPassword("anna@vandelft.example", "estrik-demo")).isEmpty();
    }

    @Test
    void listsPeopleByNameInAnyCase() {
        people.add(ordinary("c@x.example", "chris"));
        people.add(ordinary("b@x.example", "Bram"));
        people.add(ordinary("d@x.example", "Dewi"));

        assertThat(people.all()).extracting(Person::name).containsExactly("Bram", "chris", "Dewi");
    }

    @Test
    void keepsNoPasswordInTheClear() {
        people.add(ordinary("anna@vandelft.example", "Anna"));

        assertThat(database.jdbc()
                        .sql("select password from person")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$")
                .doesNotContain("estrik-demo");
        assertThat(ordinary("anna@vandelft.example", "Anna")).asString().doesNotContain("estrik-demo");
    }

    private static NewPerson ordinary(String login, String name) {
        return new NewPerson(login, name, "estrik-demo", false, Language.NL);
    }

    private static NewPerson administrator(String login) {
        return new NewPerson(login, "Dewi Prakoso", "estrik-demo", true, Language.NL);
    }

    private static Person with(Person person, String login, boolean administrator, boolean blocked) {
        return new Person(person.id(), login, person.name(), administrator, blocked, person.language(), person.theme());
    }
}
