package org.plumbline.service.security;

import java.util.List;
import java.util.UUID;

/**
 * A form that was sent after its session had ended. It was not carried out; its user confirms or discards it after sign-in.
 * It is never carried out without that.
 *
 * @param action the address with its query that the form was sent to
 * @param page the address of the page with the form; null if the browser did not send it
 * @param fields without the anti-forgery token; empty if they were too large
 * @param withFile whether the form had a file
 * @param file null if the form had none, or it was not kept
 */
record KeptAction(UUID id, String action, String page, List<Field> fields, boolean withFile, KeptFile file) {

    /** A name and a value; a name may occur more than once. */
    record Field(String name, String value) {}

    /**
     * @param field name of the file's field in the form
     * @param content null where the action is listed
     */
    record KeptFile(String field, String name, byte[] content) {}

    /** The address without its query. */
    String path() {
        return action.split("\\?", 2)[0];
    }

    /** Characters and bytes, about as many as it takes in the database. */
    long size() {
        long size = 100 + action.length() + (page == null ? 0 : page.length());
        for (Field field : fields) {
            size += field.name().length() + field.value().length();
        }
        return size + (file == null ? 0 : file.content().length);
    }
}
