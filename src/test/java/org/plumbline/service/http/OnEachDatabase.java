package org.plumbline.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of storage: run on H2 with all others, and again on PostgreSQL by Surefire's execution {@code postgresql}. Without a
 * server it is skipped there, unless PLUMBLINE_REQUIRE_POSTGRES=true says that there must be one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("storage")
@ExtendWith(PostgresReachable.class)
public @interface OnEachDatabase {}
