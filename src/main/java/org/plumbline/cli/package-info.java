/**
 * The command line of the jar: score, explain and check files without a service, and what an operator does beside one.
 *
 * <p>Nothing is decided here. A command reads its options, lets the core or the service's own parts do the work, and prints.
 * Those that score start no Spring and open no database. What is said is Chinese, or English where that was asked for;
 * options and their help stand in {@code help.properties}. Start reading at {@link org.plumbline.cli.PlumblineCli}.
 */
package org.plumbline.cli;
