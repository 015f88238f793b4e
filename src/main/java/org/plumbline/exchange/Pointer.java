package org.plumbline.exchange;

/**
 * A place in a JSON document (RFC 6901), put together only where a problem tells of it: a sound submission has hundreds of
 * places and no problem.
 *
 * @param parent null for the document itself
 * @param name of a member, its ~ and / escaped; null for an element
 */
record Pointer(Pointer parent, String name, int element) {

    static final Pointer ROOT = new Pointer(null, null, -1);

    Pointer to(String member) {
        return new Pointer(this, member, -1);
    }

    Pointer to(int index) {
        return new Pointer(this, null, index);
    }

    @Override
    public String toString() {
        return parent == null ? "" : parent + "/" + (name == null ? Integer.toString(element) : name);
    }
}
