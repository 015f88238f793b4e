package org.plumbline.ruleset;

import java.util.List;
import org.plumbline.ruleset.TableSource.Column;

/**
 * What stands above the rows of a table, understood.
 *
 * @param name the RuleTable's
 * @param labels index of the row of labels; the rules follow
 * @param columns those that are words of the form
 * @param whole whether every column is one; otherwise a row can't be judged by what it seems to lack
 */
record TableHead<F>(Form<F> form, String name, int labels, List<Column<F>> columns, boolean whole) {}
