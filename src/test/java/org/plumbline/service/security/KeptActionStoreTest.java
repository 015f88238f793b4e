package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.TestDatabase;
import org.plumbline.service.security.KeptAction.Field;
import org.plumbline.service.security.KeptAction.KeptFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Actions sent after the session had ended are in the database, within bounds. */
@OnEachDatabase
class KeptActionStoreTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path data;

    private DataSource database;

    @BeforeEach
    void prepare() {
        database = TestDatabase.in(data).migrated().connections();
    }

    /** The store of a service that starts at this time. */
    private KeptActionStore open(Duration later) {
        JdbcClient jdbc = JdbcClient.create(database);
        ObjectProvider<JdbcClient> provider = new ObjectProvider<>() {
            @Override
            public Stream<JdbcClient> stream() {
                return Stream.of(jdbc);
            }
        };
        return new KeptActionStore(provider, new JsonMapper(), Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private KeptActionStore open() {
        return open(Duration.ZERO);
    }

    private static KeptAction action(String reason, int bytes) {
        return new KeptAction(
                UUID.randomUUID(),
                "/rule-sets/7/approval",
                "/rule-sets/7",
                List.of(new Field("reason", reason)),
                bytes > 0,
                bytes > 0 ? new KeptFile("workbook", "规则.xlsx", new byte[bytes]) : null);
    }

    private static List<String> reasons(List<KeptAction> actions) {
        return actions.stream().map(each -> each.fields().get(0).value()).toList();
    }

    @Test
    void anActionAndItsFileSurviveARestart() {
        KeptAction action = action("已核对 <3>", 5);
        assertThat(open().keep(action, "clerk", "token")).isTrue();

        KeptAction found = open().list("clerk").get(0);
        assertThat(found.action()).isEqualTo("/rule-sets/7/approval");
        assertThat(found.page()).isEqualTo("/rule-sets/7");
        assertThat(found.fields()).containsExactly(new Field("reason", "已核对 <3>"));
        assertThat(found.file().name()).isEqualTo("规则.xlsx");
        assertThat(open().findFile(action.id(), "clerk").orElseThrow().content())
                .hasSize(5);
        assertThat(open().findFile(action.id(), "other")).isEmpty();
        assertThat(open().list("other")).isEmpty();
        open().discard(action.id(), "other");
        assertThat(open().list("clerk")).hasSize(1);
        open().discard(action.id(), "clerk");
        assertThat(open().list("clerk")).isEmpty();
    }

    @Test
    void aBrowserIsKnownByItsLastTokenOnly() {
        open().signIn(null, "first", "clerk");
        assertThat(open().findUser("first")).contains("clerk");
        open().signIn("first", "second", "approver");
        assertThat(open().findUser("first")).isEmpty();
        assertThat(open().findUser("second")).contains("approver");
        assertThat(open(KeptActionStore.BROWSER_KNOWN.plusSeconds(1)).findUser("second"))
                .isEmpty();
    }

    @Test
    void anActionSentBeforeAnySignInBelongsToTheUserWhoSignsInNext() {
        open().keep(action("理由", 0), null, "token");
        assertThat(open().hasActionsOf("token")).isTrue();
        open().signIn("other token", "third", "approver");
        assertThat(open().list("approver")).isEmpty();
        assertThat(open().signIn("token", "second", "clerk")).isTrue();
        assertThat(reasons(open().list("clerk"))).containsExactly("理由");
        assertThat(open().signIn("elsewhere", "fourth", "clerk")).isFalse();
        assertThat(open().signIn("second", "fifth", "clerk"))
                .as("until it is confirmed or discarded")
                .isTrue();
    }

    @Test
    void actionsAreKeptForAWeek() {
        open().keep(action("理由", 0), "clerk", "token");
        assertThat(open(KeptActionStore.KEPT.minusSeconds(1)).list("clerk")).hasSize(1);
        assertThat(open(KeptActionStore.KEPT.plusSeconds(1)).list("clerk")).isEmpty();
        open(KeptActionStore.KEPT.plusSeconds(1)).keep(action("另一个", 0), "clerk", "token");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void ofAUserTheNewestActionsAreKept() {
        open().keep(action("他人", 0), "approver", "token");
        for (int i = 0; i <= KeptActionStore.MAX_ACTIONS; i++) {
            open(Duration.ofSeconds(i)).keep(action("第" + i, 0), "clerk", "token");
        }
        assertThat(reasons(open().list("clerk")))
                .hasSize(KeptActionStore.MAX_ACTIONS)
                .startsWith("第20")
                .endsWith("第1");
        assertThat(open().list("approver")).hasSize(1);

        int half = (int) (KeptActionStore.MAX_BYTES / 2);
        open(Duration.ofMinutes(1)).keep(action("大", half), "clerk", "token");
        open(Duration.ofMinutes(2)).keep(action("更大", half), "clerk", "token");
        assertThat(reasons(open().list("clerk"))).containsExactly("更大");
    }

    @Test
    void actionsWithoutAUserTakeLittleSpaceOfAnHour() {
        int kept = 0;
        for (int i = 0; i < 40; i++) {
            kept += open().keep(action("字".repeat(60_000), 0), null, "token" + i) ? 1 : 0;
        }
        assertThat(kept).isEqualTo(count()).isEqualTo((int) (KeptActionStore.MAX_ANONYMOUS_BYTES / 60_200));
        assertThat(open().keep(action("有用户", 0), "clerk", "token")).isTrue();
        Duration later = KeptActionStore.ANONYMOUS_KEPT.plusSeconds(1);
        assertThat(open(later).keep(action("以后", 0), null, "token")).isTrue();
        assertThat(count()).isEqualTo(2);
    }

    private int count() {
        return JdbcClient.create(database)
                .sql("select count(*) from kept_action")
                .query(Integer.class)
                .single();
    }
}
