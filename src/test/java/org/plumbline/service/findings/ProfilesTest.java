package org.plumbline.service.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.evaluations.RenamedSamples;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Self-evaluations that declare the same scores. */
@ServiceTest
class ProfilesTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    /** A body of this test's own. */
    private final String body = "某区医疗保障局" + UUID.randomUUID();

    private String keep(String sample, String project) {
        return RenamedSamples.keep(client, RenamedSamples.named(sample, body + " " + project));
    }

    private JsonNode groups(String query) {
        Answer answer = client.get("/api/v1/findings/identical-profiles?subject="
                + URLEncoder.encode(body, StandardCharsets.UTF_8) + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> members(JsonNode group) {
        return StreamSupport.stream(group.at("/members").spliterator(), false)
                .map(member -> member.at("/evaluation").asString())
                .toList();
    }

    /** The corrections made here are not in the log, which other tests of the same service verify. */
    @AfterEach
    void removeUnloggedCorrections() {
        jdbc.sql("delete from evaluation_correction where reason is null").update();
    }

    @Test
    void differentProjectsOfOneBodyWithEqualScoresAreFound() {
        String first = keep("dongchuan-2020-canbao", "参保财政配套");
        String second = keep("dongchuan-2022-lixiu", "离休干部专项");
        JsonNode found = groups("");
        assertThat(found.at("/compared").asInt()).isEqualTo(2);
        assertThat(found.at("/groups").size()).isEqualTo(1);
        JsonNode group = found.at("/groups/0");
        assertThat(group.at("/code").asString()).isEqualTo("IDENTICAL_PROFILE");
        assertThat(group.at("/message").asString()).isEqualTo("2 份自评的 7 项得分逐项相同：8/12/3/6/10/30/30");
        assertThat(group.at("/place").asString()).isEqualTo(body);
        assertThat(group.at("/scores/0/code").asString()).isEqualTo("b1");
        assertThat(members(group)).containsExactly(second, first);
        assertThat(groups("&lang=en").at("/groups/0/message").asString())
                .isEqualTo("2 self-evaluations declare the same 7 scores: 8/12/3/6/10/30/30");

        assertThat(groups("&minScores=8").at("/groups").size()).isZero();
        assertThat(groups("&minSize=3").at("/groups").size()).isZero();
        assertThat(groups("&fiscalYear=2022").at("/groups").size()).isZero();
        // both of one region too
        assertThat(groups("&within=region").at("/groups/0/place").asString()).isEqualTo("云南省/昆明市/东川区");
        // they have scores to compare, and are not reported again by their totals of 99
        assertThat(groups("&compare=total").at("/groups").size()).isZero();
    }

    @Test
    void equalTotalsAreFoundWhereNoScoresAreDeclared() {
        String first = keep("nanchang-2022-jingban", "经办能力提升");
        String second = keep("nanchang-2022-yewu", "业务工作经费");
        assertThat(groups("").at("/groups").size()).isZero();
        JsonNode group = groups("&compare=total").at("/groups/0");
        assertThat(group.at("/message").asString()).isEqualTo("2 份自评的总分相同：97.00，均未列各项得分");
        assertThat(group.at("/total").decimalValue()).isEqualByComparingTo("97");
        assertThat(members(group)).containsExactly(second, first);
    }

    @Test
    void profilesThatDifferInOneScoreAreNotFound() {
        keep("dongchuan-2020-canbao", "参保财政配套");
        // 99 in all again, but otherwise made up
        RenamedSamples.keep(
                client,
                RenamedSamples.replaced(
                        RenamedSamples.replaced(
                                RenamedSamples.named("dongchuan-2022-lixiu", body + " 离休干部专项"),
                                "(\"code\": \"b1\",\\s+\"declaredScore\": )8",
                                "$19"),
                        "(\"code\": \"b2\",\\s+\"declaredScore\": )12",
                        "$111"));
        JsonNode found = groups("");
        assertThat(found.at("/compared").asInt()).isEqualTo(2);
        assertThat(found.at("/groups").size()).isZero();
        assertThat(groups("&compare=total").at("/groups").size()).isZero();
    }

    @Test
    void trailingZerosDoNotMakeProfilesDiffer() {
        keep("dongchuan-2020-canbao", "参保财政配套");
        RenamedSamples.keep(
                client,
                RenamedSamples.replaced(
                        RenamedSamples.named("dongchuan-2022-lixiu", body + " 离休干部专项"),
                        "(\"code\": \"b6\",\\s+\"declaredScore\": )30",
                        "$130.00"));
        assertThat(groups("").at("/groups").size()).isEqualTo(1);
    }

    /** As one that was kept before a correction had to be of the same subject. */
    private void correct(String earlier, String later) {
        jdbc.sql("insert into evaluation_correction (evaluation_id, corrects, chain) values (?, ?, ?)")
                .params(UUID.fromString(later), UUID.fromString(earlier), UUID.fromString(earlier))
                .update();
    }

    @Test
    void resubmissionsOfOneSubjectAreNoIdenticalProfiles() {
        String first = keep("dongchuan-2020-canbao", "参保财政配套");
        keep("dongchuan-2020-canbao", "参保财政配套");
        assertThat(groups("").at("/compared").asInt()).isEqualTo(1);
        assertThat(groups("").at("/groups").size()).isZero();
        // nor are a submission and what puts it right
        correct(first, keep("dongchuan-2020-canbao", "参保配套"));
        JsonNode all = groups("&superseded=true");
        assertThat(all.at("/groups/0/size").asInt()).isEqualTo(2);
    }

    @Test
    void correctedEvaluationsAreLeftOutOfIdenticalProfiles() {
        String first = keep("dongchuan-2020-canbao", "参保财政配套");
        correct(first, keep("dongchuan-2020-canbao", "参保配套"));
        assertThat(groups("").at("/groups").size()).isZero();
        assertThat(groups("&superseded=true").at("/groups/0/size").asInt()).isEqualTo(2);
    }

    @Test
    void identicalFullMarksAreFoundOnRequestOnly() {
        for (String project : new String[] {"一", "二"}) {
            String submission = RenamedSamples.named("dongchuan-2022-lixiu", body + " " + project);
            RenamedSamples.keep(
                    client, RenamedSamples.replaced(submission, "(\"code\": \"b3\",\\s+\"declaredScore\": )3", "$14"));
        }
        assertThat(groups("").at("/groups").size()).isZero();
        assertThat(groups("&fullMarks=true").at("/groups/0/message").asString()).contains("8/12/4/6/10/30/30");
    }

    @Test
    void theIdenticalProfilesPageNamesWhatWasCompared() {
        keep("dongchuan-2020-canbao", "参保财政配套");
        String second = keep("dongchuan-2022-lixiu", "离休干部专项");
        String query = "?subject=" + URLEncoder.encode(body, StandardCharsets.UTF_8);
        assertThat(client.get("/findings/identical-profiles" + query).text())
                .contains("IDENTICAL_PROFILE")
                .contains("8/12/3/6/10/30/30")
                .contains("比较了 2 份")
                .contains("/compare?with=" + second)
                .doesNotContain("??");
        assertThat(client.get("/findings/identical-profiles" + query + "&compare=total&lang=en")
                        .text())
                .contains("None are identical")
                .doesNotContain("??");
        assertThat(client.get("/api/v1/findings/identical-profiles?minSize=1").status())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/findings/identical-profiles?within=town").status())
                .isEqualTo(400);
    }
}
