package org.plumbline.evaluations;

import java.util.List;
import org.plumbline.web.Query;

/**
 * Groups of identical profiles, the largest first.
 *
 * @param page counted from 0
 * @param filter what was compared
 * @param compared how many self-evaluations were held against each other
 */
record ProfilePage(int page, int size, boolean more, ProfileFilter filter, long compared, List<ProfileGroup> groups) {

    private static final int FARTHEST = 1_000;

    static ProfilePage of(Profiles profiles, Query query) {
        int page = query.integer("page", 0, 0, FARTHEST);
        int size = query.integer("size", KeptPage.SIZE, 1, KeptPage.LARGEST);
        ProfileFilter filter = ProfileFilter.of(query);
        List<ProfileGroup> groups = profiles.groups(filter, (long) page * size, size + 1, query.locale());
        boolean more = groups.size() > size;
        return new ProfilePage(
                page,
                size,
                more && page < FARTHEST,
                filter,
                profiles.compared(filter),
                more ? groups.subList(0, size) : groups);
    }
}
