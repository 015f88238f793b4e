package org.plumbline.service.evaluations;

/** SQL for chains of corrections, of which only the newest evaluation counts: one submission must not count several times. */
public final class CorrectionChainSql {

    private CorrectionChainSql() {}

    /** A condition that holds for the newest evaluations. @param id the column with the evaluation's id */
    public static String newestOnly(String id) {
        return """
                not exists (select 1 from evaluation_correction c where c.chain = %1$s)
                and not exists (select 1 from evaluation_correction c join evaluation_correction later
                    on later.chain = c.chain and later.evaluation_id > c.evaluation_id where c.evaluation_id = %1$s)"""
                .formatted(id);
    }
}
