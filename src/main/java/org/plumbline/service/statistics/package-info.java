/**
 * Figures over all stored evaluations: grades, differences, lost points and findings by scheme, fiscal year and
 * region, with the list behind each figure. {@link org.plumbline.service.statistics.StatisticsUpdater} adds up what the audit log
 * names, apart from scoring, and can rebuild the sums from nothing.
 */
package org.plumbline.service.statistics;
