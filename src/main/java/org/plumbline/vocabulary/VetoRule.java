package org.plumbline.vocabulary;

/** One row of the 否决 sheet, family F12; its conditions are the row's. */
public final class VetoRule {

    private final VetoAction action;
    private String grade;
    private String basis;

    private VetoRule(VetoAction action) {
        this.action = action;
    }

    /** 动作. */
    public static VetoRule does(String action) {
        return new VetoRule(Labelled.fromLabel(VetoAction.class, action));
    }

    /** 参数: the best grade still allowed, for 最高等级. */
    public void grade(String grade) {
        this.grade = grade;
    }

    public VetoRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public Veto of(Circumstance seen) {
        return new Veto(seen.fact(), seen.value(), action, grade, basis);
    }
}
