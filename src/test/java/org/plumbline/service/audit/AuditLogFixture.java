package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two evaluations kept, and the rows of their entries altered. */
abstract class AuditLogFixture {

    static final byte[] DACHANG = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));

    @Autowired
    ApiClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ChainSealer sealer;

    @Autowired
    AuditLogVerifier verifier;

    @Autowired
    AuditLog log;

    @Autowired
    AuditLogBackfill backfill;

    @Autowired
    PlatformTransactionManager transactions;

    UUID first;
    UUID second;

    @BeforeEach
    void keepTwo() {
        first = keep();
        second = keep();
        sealer.sealPending();
    }

    UUID keep() {
        return UUID.fromString(client.postJson("/api/v1/evaluations?trace=none", DACHANG)
                .json()
                .at("/id")
                .asString());
    }

    long entryOf(Object subject) {
        return jdbc.sql("select seq from log_entry where subject = ? and kind <> 'FORM_DICTIONARY_EVENT'")
                .param(subject.toString())
                .query(Long.class)
                .single();
    }

    AuditLogVerification verified() {
        return verifier.verify(null);
    }

    interface LogAssertion {
        void at(Object altered);
    }

    /** Changes one byte, letter or digit of a value, looks, and puts it back. */
    void restoring(String table, String column, String key, Object value, LogAssertion look) {
        Object before = jdbc.sql("select " + column + " from " + table + " where " + key + " = ?")
                .param(value)
                .query()
                .singleValue();
        Object altered = altered(before);
        update(table, column, key, value, altered);
        try {
            look.at(altered);
        } finally {
            update(table, column, key, value, before);
        }
    }

    static Object altered(Object value) {
        if (value instanceof byte[] bytes) {
            byte[] copy = Arrays.copyOf(bytes, bytes.length);
            copy[copy.length / 2] ^= 1;
            return copy;
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.add(new java.math.BigDecimal("0.01"));
        }
        if (value instanceof java.time.OffsetDateTime time) {
            return time.plusNanos(1_000_000);
        }
        if (value instanceof java.sql.Timestamp time) { // what PostgreSQL's driver makes of the same column
            return java.sql.Timestamp.from(time.toInstant().plusMillis(1));
        }
        String text = value.toString();
        return (char) (text.charAt(0) + 1) + text.substring(1);
    }

    void update(String table, String column, String key, Object value, Object to) {
        assertThat(jdbc.sql("update " + table + " set " + column + " = ? where " + key + " = ?")
                        .params(Arrays.asList(to, value))
                        .update())
                .isEqualTo(1);
    }

    void insert(String table, Map<String, Object> row) {
        jdbc.sql("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(
                                ", ", row.keySet().stream().map(name -> "?").toList()) + ")")
                .params(new ArrayList<>(row.values()))
                .update();
    }

    void withoutEntry(UUID subject, Runnable look) {
        Map<String, Object> row = new HashMap<>(jdbc.sql("select * from log_entry where subject = ?")
                .param(subject.toString())
                .query()
                .singleRow());
        jdbc.sql("delete from log_entry where subject = ?")
                .param(subject.toString())
                .update();
        try {
            look.run();
        } finally {
            insert("log_entry", row);
        }
        assertThat(verified().intact()).isTrue();
    }

    void swap(long one, long two) {
        update("log_entry", "seq", "seq", one, -1L);
        update("log_entry", "seq", "seq", two, one);
        update("log_entry", "seq", "seq", -1L, two);
    }
}
