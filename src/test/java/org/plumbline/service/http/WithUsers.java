package org.plumbline.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test against the running service with one user a role, each named after it, and two with two. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
        properties = {
            "plumbline.users.clerk.password=" + WithUsers.HASH,
            "plumbline.users.clerk.roles=CLERK",
            "plumbline.users.approver.password=" + WithUsers.HASH,
            "plumbline.users.approver.roles=approver",
            "plumbline.users.caller.password=" + WithUsers.HASH,
            "plumbline.users.caller.roles=CALLER",
            "plumbline.users.auditor.password=" + WithUsers.HASH,
            "plumbline.users.auditor.roles=AUDITOR",
            "plumbline.users.admin.password=" + WithUsers.HASH,
            "plumbline.users.admin.roles=ADMIN",
            "plumbline.users.both.password=" + WithUsers.HASH,
            "plumbline.users.both.roles=CLERK, APPROVER",
            "plumbline.users[张三].password=" + WithUsers.HASH,
            "plumbline.users[张三].roles=CLERK, AUDITOR",
            "plumbline.allowed-hosts=plumbline.example"
        })
public @interface WithUsers {

    String PASSWORD = "right horse 准绳";

    /** bcrypt at its cheapest. */
    String HASH = "{bcrypt}$2a$04$li6lkGwaeSq2Lez/ijy74etl5NGNJwv9H09v4voguUIeru07TF/RK";
}
