namespace LlmAttributes;

/// <summary>Keeps what was spent and reserved under each <see cref="BudgetLimit"/>.</summary>
/// <remarks>
/// <para>
/// <b>Money</b> is whole pico-dollars (10⁻¹² USD) in 64 bits; sums that would leave 64 bits stay at the end of the range. A store whose numbers are 64-bit floating point must keep
/// them in two parts: beyond 2⁵³ (9,007 USD) they are no longer exact.
/// </para>
/// <para>
/// <b>Accounts.</b> A limit's account is named by <see cref="BudgetLimit.Name"/> and consists of buckets, numbered by <see cref="BudgetLimit.BucketAt"/>. At a moment whose bucket is
/// <c>b</c>, the buckets <c>b − BucketCount + 1</c> to <c>b</c> count. The amount of the limit is not kept: it comes with each request, since it may be changed between two.
/// </para>
/// <para>
/// <b>Clock.</b> A store asks no clock: the caller's moment decides on buckets, leases and raises. The clocks of processes that share a store must agree to within a fraction of a lease.
/// </para>
/// <para>
/// <b>A reservation</b> is made in the bucket of its request's moment, in all accounts or in none, and is settled there however late. It counts like spent money until it is settled,
/// released or past its lease. After its lease it no longer counts, but it is remembered for at least 24 hours, so that a late settlement is still booked, exactly once.
/// </para>
/// <para>
/// All members may be called at once from any thread. In memory they complete synchronously. A store that cannot reach its server throws, or grants a reservation with id 0 which it
/// ignores later: it fails closed or open as it is set up.
/// </para>
/// </remarks>
public interface IBudgetStore
{
    /// <summary>Reserves the largest amount of a request that fits into all of its limits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request. A store that does not know whether it reserved takes the reservation back.</param>
    /// <returns>
    /// The reservation, of the least of what is left of all limits, at the most the request's most; or, when that is below the request's least, the limit that refuses, and nothing is
    /// reserved anywhere. Left of a limit is its amount and all raises that hold at the moment, less what counts as spent and reserved.
    /// </returns>
    ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken);

    /// <summary>Replaces a reservation by what the attempt really cost, be it more or less.</summary>
    /// <param name="reservation">The reservation. One that was settled or released before is left as it is, so settling twice is harmless.</param>
    /// <param name="picoUsd">The cost in whole pico-dollars, 0 or more.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>What changed. When the task completes, a durable store has kept it.</returns>
    ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken);

    /// <summary>Gives a reservation back: the attempt cost nothing.</summary>
    /// <param name="reservation">The reservation. One that was settled or released before is left as it is.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that ends when it is given back.</returns>
    ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken);

    /// <summary>Makes a reservation count longer, while its attempt goes on.</summary>
    /// <param name="reservation">The reservation.</param>
    /// <param name="now">The moment.</param>
    /// <param name="expires">When it stops counting; an earlier end than the present one is ignored.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>Whether it counts until then; <see langword="false"/> when it was settled, released or past its lease, since others may have been given its money.</returns>
    ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken);

    /// <summary>Reads the state of a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The state at the moment.</returns>
    ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Raises a limit for a while. Raises add up; a negative one lowers it.</summary>
    /// <param name="name">The name of the limit.</param>
    /// <param name="picoUsd">By how much, in whole pico-dollars; not 0.</param>
    /// <param name="until">The first moment at which the raise no longer holds.</param>
    /// <param name="now">The moment; raises whose end is not after it may be forgotten.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that ends when the raise is kept.</returns>
    ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken);
}
