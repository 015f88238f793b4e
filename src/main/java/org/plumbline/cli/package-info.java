/**
 * The command line of the jar: score, explain and check files without a service, and an administrator's commands. A
 * command reads its options, calls the core or the service, and prints. Commands that score start no Spring and open no
 * database. Options and their help are in {@code help.properties}. Start reading at
 * {@link org.plumbline.cli.PlumblineCli}.
 */
package org.plumbline.cli;
