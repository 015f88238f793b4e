/**
 * Those who may sign in: made, changed and disabled by an administrator on a page, over the API or on the command line of a
 * stopped service; everybody changes their own password. Each change is entered in the audit log, and so are denied calls.
 *
 * <p>Who somebody is and what they may do is looked up in {@code web}, which reads the table that is written here. Must not
 * know rules or evaluations. Passwords and keys leave it as hashes only, but for the one answer that shows a new key.
 *
 * <p>Start reading at {@link org.plumbline.service.accounts.UserService}.
 */
package org.plumbline.service.accounts;
