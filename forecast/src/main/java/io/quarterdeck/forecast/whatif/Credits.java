package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Seller;
import io.quarterdeck.forecast.whatif.Change.Move;
import io.quarterdeck.forecast.whatif.Change.Moved;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is credited with a stream after all moves, month by month. */
final class Credits {
    private final Base base;
    private final List<Move> moves;
    private final Map<String, Seller> sellers = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();

    Credits(Base base, List<Move> moves) {
        this.base = base;
        this.moves = moves;
        base.sellers().forEach(seller -> {
            sellers.put(seller.id(), seller);
            regions.putIfAbsent(seller.team(), seller.region());
        });
    }

    /** By scope, the share that it is credited with in each month; null for all of it. */
    Map<Scope, double[]> of(Stream stream) {
        Map<String, double[]> owners = new LinkedHashMap<>();
        owners.put(stream.owner(), null);
        for (Move move : moves) {
            if (move.to() != null && isMoved(stream, move)) {
                handOver(owners, move);
            }
        }
        Map<Scope, double[]> scopes = new TreeMap<>();
        scopes.put(Scope.COMPANY, null);
        owners.forEach((owner, weight) -> {
            merge(scopes, new Scope("person", owner), weight);
            Map<String, double[]> teams = new LinkedHashMap<>();
            Seller seller = sellers.get(owner);
            boolean isOwner = owner.equals(stream.owner());
            teams.put(seller == null || isOwner ? stream.team() : seller.team(), weight);
            for (Move move : moves) {
                if (move.moved() == Moved.PERSON && move.id().equals(owner)) {
                    handOver(teams, move);
                }
            }
            teams.forEach((team, part) -> {
                merge(scopes, new Scope("team", team), part);
                String region = isOwner && team.equals(stream.team()) ? stream.region() : regions.get(team);
                merge(scopes, new Scope("region", region == null ? "" : region), part);
            });
        });
        scopes.keySet().removeIf(scope -> scope.id().isEmpty());
        return scopes;
    }

    private boolean isMoved(Stream stream, Move move) {
        return switch (move.moved()) {
            case DEAL -> move.id().equals(stream.deal());
            case ACCOUNT -> move.id().equals(stream.account());
            case TERRITORY -> stream.tags().contains(move.id());
            case PERSON -> false;
        };
    }

    private void handOver(Map<String, double[]> shares, Move move) {
        double[] moved = new double[base.timeline().size()];
        double[] taken = new double[moved.length];
        for (int m = 0; m < moved.length; m++) {
            moved[m] = base.timeline().month(m).shareWithin(move.from(), null);
        }
        shares.replaceAll((id, weight) -> {
            double[] rest = new double[moved.length];
            for (int m = 0; m < rest.length; m++) {
                double before = weight == null ? 1 : weight[m];
                rest[m] = before * (1 - moved[m]);
                taken[m] += before * moved[m];
            }
            return rest;
        });
        shares.merge(move.to(), taken, Credits::added);
    }

    private void merge(Map<Scope, double[]> scopes, Scope scope, double[] weight) {
        if (!scopes.containsKey(scope)) {
            scopes.put(scope, weight);
        } else if (scopes.get(scope) != null) {
            scopes.put(scope, weight == null ? null : added(scopes.get(scope), weight));
        }
    }

    private static double[] added(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int m = 0; m < sum.length; m++) {
            sum[m] += b[m];
        }
        return sum;
    }
}
