package org.plumbline.service.accounts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditEntrySource;
import org.plumbline.service.audit.AuditFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports what is stored of users, so that a user or role that was inserted into the table directly breaks the log. A subject
 * is a name and a revision; of earlier revisions only the number is stored.
 */
@Component
final class UserAuditEntrySource implements AuditEntrySource {

    private final JdbcClient jdbc;

    UserAuditEntrySource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AuditEntryKind kind() {
        return AuditEntryKind.USER_EVENT;
    }

    @Override
    public List<String> listSubjects(String after, int limit) {
        return jdbc
                .sql("select * from service_user where name > ? order by name fetch first ? rows only")
                .params(after == null ? "" : parseName(after), limit)
                .query(UserRow::read)
                .list()
                .stream()
                .map(UserRow::auditSubject)
                .toList();
    }

    @Override
    public Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects) {
        Set<String> names =
                subjects.stream().map(UserAuditEntrySource::parseName).collect(Collectors.toSet());
        Map<String, UserRow> rows = jdbc
                .sql("select * from service_user where name in (:names)")
                .param("names", names)
                .query(UserRow::read)
                .list()
                .stream()
                .collect(Collectors.toMap(UserRow::name, row -> row));
        Map<String, AuditFacts> facts = new HashMap<>();
        for (String subject : subjects) {
            UserRow row = rows.get(parseName(subject));
            if (row != null && parseRevision(subject) <= row.revision()) {
                facts.put(subject, parseRevision(subject) == row.revision() ? row.auditFacts() : new AuditFacts());
            }
        }
        return facts;
    }

    private static String parseName(String subject) {
        int end = subject.indexOf('#');
        return end < 0 ? subject : subject.substring(0, end);
    }

    /** Greater than every revision if an altered entry names none. */
    private static long parseRevision(String subject) {
        String number = subject.substring(subject.indexOf('#') + 1);
        return number.matches("\\d{1,9}") ? Long.parseLong(number) : Long.MAX_VALUE;
    }
}
