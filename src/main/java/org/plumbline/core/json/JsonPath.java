package org.plumbline.core.json;

/**
 * A place in a JSON document (RFC 6901), built only where a problem needs it: a valid submission has hundreds of
 * places and no problems.
 *
 * @param parent null for the document itself
 * @param name of a member, its ~ and / escaped; null for an element
 */
record JsonPath(JsonPath parent, String name, int element) {

    static final JsonPath ROOT = new JsonPath(null, null, -1);

    JsonPath append(String member) {
        return new JsonPath(this, member, -1);
    }

    JsonPath append(int index) {
        return new JsonPath(this, null, index);
    }

    @Override
    public String toString() {
        return parent == null ? "" : parent + "/" + (name == null ? Integer.toString(element) : name);
    }
}
