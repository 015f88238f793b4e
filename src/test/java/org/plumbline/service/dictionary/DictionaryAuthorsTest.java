package org.plumbline.service.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.dictionary.FormDictionaryReaderTest.addRow;
import static org.plumbline.core.dictionary.FormDictionaryReaderTest.edit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;

/** Every author of what a draft of the form dictionary changes counts as its author; drafts stay drafts here. */
@WithUsers
class DictionaryAuthorsTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private FormDictionaries dictionaries;

    @Autowired
    private DictionaryAuthors authors;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private FormDictionaryVersion upload(String user, byte[] workbook) {
        Answer answer =
                client.upload("/api/v1/form-dictionary", "对照.xlsx", workbook, "Authorization", SignInTest.basic(user));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return dictionaries.require(answer.json().at("/dictionary/version").asInt());
    }

    private byte[] withLine(String spelling) {
        return withLines(Map.of(spelling, "权重"));
    }

    /** @param lines meanings by spelling */
    private byte[] withLines(Map<String, String> lines) {
        return edit(book -> lines.forEach((spelling, meaning) -> addRow(book, "表头", "指标表", meaning, spelling + mark)));
    }

    @Test
    void aDraftThatContinuesAnotherUsersDraftHasBothAuthors() {
        FormDictionaryVersion first = upload("both", withLine("甲"));
        FormDictionaryVersion second = upload("clerk", withLines(Map.of("甲", "权重", "乙", "权重")));
        FormDictionaryVersion changed = upload("clerk", withLine("丙"));
        assertThat(authors.find(first)).containsExactly("both");
        assertThat(authors.find(second)).containsExactly("both", "clerk");
        assertThat(authors.find(changed)).containsExactly("clerk");
    }

    @Test
    void theAuthorOfALineCountsWhereTheLineIsChangedAgain() {
        upload("both", withLine("丁"));
        assertThat(authors.find(upload("clerk", withLines(Map.of("丁", "指标名称")))))
                .containsExactly("both", "clerk");
    }

    @Test
    void noAuthorOfItsLinesApprovesADraftAndTheMessageNamesWhoCan() {
        upload("both", withLine("戊"));
        FormDictionaryVersion draft = upload("clerk", withLines(Map.of("戊", "权重", "己", "权重")));
        Answer refused = approve(draft, "both");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:own-dictionary-draft");
        assertThat(refused.json().at("/detail").asString()).contains("both、clerk", "可以决定的审批人：approver。");

        TestBrowser page = new TestBrowser(client);
        page.signIn("both", WithUsers.PASSWORD);
        String approval = "/form-dictionary/" + draft.version() + "/approval";
        assertThat(page.get("/form-dictionary").text()).doesNotContain(approval);
        page.signIn("approver", WithUsers.PASSWORD);
        assertThat(page.get("/form-dictionary").text()).contains(approval);
        assertThat(approve(draft, "approver").status()).isEqualTo(200);
    }

    @Test
    void theNewestDraftWaitsForThoseWhoWroteNothingOfIt() {
        FormDictionaryVersion earlier = upload("clerk", withLine("庚"));
        FormDictionaryVersion draft = upload("both", withLine("辛"));
        assertThat(listWaiting("approver")).contains(draft.version()).doesNotContain(earlier.version());
        assertThat(listWaiting("both")).doesNotContain(draft.version());

        TestBrowser page = new TestBrowser(client);
        page.signIn("approver", WithUsers.PASSWORD);
        assertThat(page.get("/to-do").text())
                .contains("表头与写法对照 第 " + draft.version() + " 版")
                .contains("/form-dictionary?version=" + draft.version() + "\"");
        assertThat(approve(draft, "approver").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/to-do", "Authorization", SignInTest.basic("approver"))
                        .json()
                        .at("/others")
                        .findValuesAsString("step"))
                .contains("PUBLISH");
    }

    private List<Integer> listWaiting(String user) {
        return client.get("/api/v1/to-do", "Authorization", SignInTest.basic(user))
                .json()
                .at("/others")
                .valueStream()
                .map(each -> each.at("/version").asInt())
                .toList();
    }

    private Answer approve(FormDictionaryVersion draft, String user) {
        return client.post(
                "/api/v1/form-dictionary/" + draft.version() + "/approval",
                "{\"reason\": \"checked\"}".getBytes(),
                "Authorization",
                SignInTest.basic(user),
                "Content-Type",
                "application/json",
                "Accept-Language",
                "zh");
    }
}
