package org.plumbline.accounts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.evidence.Facts;
import org.plumbline.evidence.Kind;
import org.plumbline.evidence.Witness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says what is stored of users, so that a user put into the table by hand, or a role added there, breaks the log. A subject is
 * a name and a revision; of revisions gone by nothing is stored but that there were some.
 */
@Component
final class UserWitness implements Witness {

    private final JdbcClient jdbc;

    UserWitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.USER_EVENT;
    }

    @Override
    public List<String> subjects(String after, int limit) {
        return jdbc
                .sql("select * from service_user where name > ? order by name fetch first ? rows only")
                .params(after == null ? "" : name(after), limit)
                .query(UserRow::read)
                .list()
                .stream()
                .map(UserRow::subject)
                .toList();
    }

    @Override
    public Map<String, Facts> facts(Collection<String> subjects) {
        Set<String> names = subjects.stream().map(UserWitness::name).collect(Collectors.toSet());
        Map<String, UserRow> rows = jdbc
                .sql("select * from service_user where name in (:names)")
                .param("names", names)
                .query(UserRow::read)
                .list()
                .stream()
                .collect(Collectors.toMap(UserRow::name, row -> row));
        Map<String, Facts> facts = new HashMap<>();
        for (String subject : subjects) {
            UserRow row = rows.get(name(subject));
            if (row != null && revision(subject) <= row.revision()) {
                facts.put(subject, revision(subject) == row.revision() ? row.facts() : new Facts());
            }
        }
        return facts;
    }

    private static String name(String subject) {
        int end = subject.indexOf('#');
        return end < 0 ? subject : subject.substring(0, end);
    }

    /** Beyond every revision where an altered entry names none. */
    private static long revision(String subject) {
        String number = subject.substring(subject.indexOf('#') + 1);
        return number.matches("\\d{1,9}") ? Long.parseLong(number) : Long.MAX_VALUE;
    }
}
