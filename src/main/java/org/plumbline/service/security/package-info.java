/**
 * Who calls and what they may do: sign-in, API keys, identity providers, roles and the throttling of failed
 * attempts. Without configured users every request is made by one local user with every role, and requests from other
 * machines are rejected. Reads the table of users; {@code service.accounts} writes it. Start reading at
 * {@link org.plumbline.service.security.SecurityConfiguration}.
 */
package org.plumbline.service.security;
