package org.plumbline.core.form;

import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.vocabulary.Subject;

/** Who or what a form evaluates: 评价对象, else the project with its body before it, else the department. */
final class SubjectReader {

    private final FormLabelReader labels;
    private final FormCellReader values;
    private final FormReadingLog log;

    SubjectReader(FormLabelReader labels, FormCellReader values, FormReadingLog log) {
        this.labels = labels;
        this.values = values;
        this.log = log;
    }

    /** Null where the form names none. */
    Subject read() {
        String whole = readLabel(FormField.SUBJECT);
        String project = readLabel(FormField.PROJECT);
        String department = readLabel(FormField.DEPARTMENT);
        String region = readLabel(FormField.REGION);
        String type = readType(project, department);
        String superior = readLabel(FormField.SUPERIOR);
        String body = readLabel(FormField.BODY);
        body = body != null ? body : superior;
        body = body != null ? body : department;
        String name = whole;
        if (name == null && project != null) {
            name = body == null || project.startsWith(body) ? project : body + " " + project;
        }
        name = name != null ? name : department;
        name = name == null && "DEPARTMENT".equals(type) ? superior : name;
        return name == null ? null : new Subject(name, type, region);
    }

    private String readType(String project, String department) {
        String type = readLabel(FormField.TYPE);
        if (type == null && project != null) {
            return "PROJECT";
        }
        if (type == null && department != null) {
            return "DEPARTMENT";
        }
        String all = type != null ? type : labels.formTitle();
        return all.contains("项目") ? "PROJECT" : all.contains("部门") ? "DEPARTMENT" : null;
    }

    private String readLabel(FormField field) {
        LabelledValue labelled = labels.find(field);
        if (labelled == null) {
            return null;
        }
        String text = labelled.text() != null ? labelled.text() : values.readName(labelled.cell());
        if (text == null || values.isBlankMark(text)) {
            return null;
        }
        log.addCell(labelled.cell(), null, field, text, null);
        return text;
    }
}
