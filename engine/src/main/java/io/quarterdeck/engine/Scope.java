package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

/**
 * Whom or what a figure is about: the company, a region, a team, a person, a product, a channel.
 *
 * @param type one of the words above, in lower case
 * @param id the source's own key; {@code company} for the company
 */
public record Scope(String type, String id) implements Comparable<Scope> {
    public static final Scope COMPANY = new Scope("company", "company");

    public Scope {
        requireNonNull(type, "type is null");
        requireNonNull(id, "id is null");
    }

    @Override
    public int compareTo(Scope other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type + " " + id;
    }
}
