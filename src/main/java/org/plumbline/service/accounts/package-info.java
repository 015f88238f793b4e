/**
 * The users that an administrator creates, changes and disables, on a page, over the API or on the command line of a
 * stopped service; users change their own passwords. Each change and each denied call is entered in the audit log.
 * Passwords and keys are stored as hashes only. Must not know rules or evaluations.
 */
package org.plumbline.service.accounts;
