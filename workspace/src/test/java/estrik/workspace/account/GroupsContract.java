package estrik.workspace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.workspace.db.Engine;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.text.Language;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What both engines must do with groups.
abstract class GroupsContract {
    @AutoClose
    private final TestDatabase database;

    private final Groups groups;
    private final String anna;
    private final String bram;

    GroupsContract(Engine engine) {
        database = TestDatabase.fresh(engine);
        groups = new Groups(database.jdbc(), database.transactions(), Clock.systemUTC());
        anna = person("anna@vandelft.example");
        bram = person("bram@vandelft.example");
    }

    private String person(String login) {
        return new People(database.jdbc(), database.transactions(), new Passwords(), Clock.systemUTC())
                .add(new NewPerson(login, login, "estrik-demo", false, Language.NL))
                .orElseThrow()
                .id();
    }

    @Test
    void aGroupHasAnotherNameAndOtherMembersAfterAChange() {
        var group = groups.add("  Inkoop ").orElseThrow();
        assertThat(group.name()).isEqualTo("Inkoop");
        assertThat(groups.change(group, Set.of(anna))).isTrue();

        assertThat(groups.change(new Group(group.id(), "Inkoop en HR"), Set.of(bram)))
                .isTrue();

        assertThat(groups.all()).containsExactly(new Group(group.id(), "Inkoop en HR"));
        assertThat(groups.members(group.id())).containsExactly(bram);
        assertThat(groups.ofPerson(bram)).containsExactly(group.id());
        assertThat(groups.ofPerson(anna)).isEmpty();
    }

    @Test
    void aPersonIsPutIntoTheseGroupsAndNoOthers() {
        var inkoop = groups.add("Inkoop").orElseThrow();
        var hr = groups.add("HR").orElseThrow();
        groups.put(anna, Set.of(inkoop.id()));
        groups.put(bram, Set.of(inkoop.id()));

        groups.put(anna, Set.of(hr.id()));

        assertThat(groups.byPerson()).containsOnlyKeys(anna, bram).containsEntry(anna, Set.of(hr.id()));
        assertThat(groups.members(inkoop.id())).containsExactly(bram);
    }

    @Test
    void aNameBelongsToOneGroup() {
        var inkoop = groups.add("Inkoop").orElseThrow();
        var hr = groups.add("HR").orElseThrow();

        assertThat(groups.add("Inkoop")).isEmpty();
        assertThat(groups.change(new Group(hr.id(), "Inkoop"), Set.of(anna))).isFalse();

        assertThat(groups.all()).containsExactly(hr, inkoop);
        assertThat(groups.members(hr.id())).isEmpty();
    }

    @Test
    void aMemberWhoIsNobodyLeavesTheGroupAsItWas() {
        var group = groups.add("Inkoop").orElseThrow();
        groups.change(group, Set.of(anna));

        assertThatThrownBy(() -> groups.change(new Group(group.id(), "Verkoop"), Set.of("nobody")))
                .isInstanceOf(RuntimeException.class);

        assertThat(groups.byId(group.id())).contains(group);
        assertThat(groups.members(group.id())).containsExactly(anna);
    }

    @Test
    void aGroupThatIsRemovedIsNobodysGroup() {
        var group = groups.add("Inkoop").orElseThrow();
        groups.change(group, Set.of(anna));

        groups.remove(group.id());

        assertThat(groups.all()).isEmpty();
        assertThat(groups.ofPerson(anna)).isEmpty();
        assertThat(groups.change(group, Set.of(anna))).isFalse();
    }
}
