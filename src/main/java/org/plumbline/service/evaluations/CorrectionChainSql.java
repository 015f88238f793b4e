package org.plumbline.service.evaluations;

/** Of evaluations that put one another right only the newest counts, or one submission would count several times. */
public final class CorrectionChainSql {

    private CorrectionChainSql() {}

    /** As an SQL condition. @param id the column that names the evaluation */
    public static String newestOnly(String id) {
        return """
                not exists (select 1 from evaluation_correction c where c.chain = %1$s)
                and not exists (select 1 from evaluation_correction c join evaluation_correction later
                    on later.chain = c.chain and later.evaluation_id > c.evaluation_id where c.evaluation_id = %1$s)"""
                .formatted(id);
    }
}
