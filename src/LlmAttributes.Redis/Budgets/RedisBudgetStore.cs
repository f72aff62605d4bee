using System.Globalization;
using System.Security.Cryptography;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The budgets of a <see cref="RedisStore"/>.</summary>
internal sealed class RedisBudgetStore : IBudgetStore
{
    private const int FieldsOfLimit = 6;

    private readonly RedisServer _server;
    private readonly RedisDebts _debts;
    private readonly RedisKey[] _keys;
    private readonly ulong _process = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private ulong _last;

    public RedisBudgetStore(RedisServer server)
    {
        _server = server;
        _keys = [server.Key("reservations"), server.Key("leases"), server.Key("lapsed")];
        _debts = new(server, BookAsync);
    }

    public RedisDebts Debts => _debts;

    public async ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = new UInt128(_process, Interlocked.Increment(ref _last));
        RedisResult answer;
        try
        {
            answer = await _server.RunAsync(BudgetScripts.Reserve, KeysOf(request.Limits), Arguments(id, request)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            TakeBack(id);
            throw;
        }
        catch (RedisAwayException e)
        {
            TakeBack(id);
            if (!_server.FailsOpen)
                throw _server.Refuse(e);
            var first = request.Limits[0];
            return new(request.Limits, request.Now) { PicoUsd = request.MaxPicoUsd, Tightest = first, LeftPicoUsd = Math.Max(0, first.PicoUsd - request.MaxPicoUsd) };
        }

        var (outcome, place, left, amount) = ((int)answer[0], (int)answer[1], Pico(answer[2]), Pico(answer[3]));
        if (outcome < 0)
            throw new ArgumentException($"Two budgets named '{request.Limits[-1 - outcome].Name}' have different periods; give one of them another name.", nameof(request));
        var tightest = place < 0 ? null : request.Limits[place];
        return outcome == 0
            ? new(request.Limits, request.Now) { RefusedBy = tightest, Tightest = tightest, LeftPicoUsd = left }
            : new(request.Limits, request.Now) { Id = id, PicoUsd = amount, Tightest = tightest, LeftPicoUsd = left };
    }

    public async ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picoUsd);
        if (reservation.Id == 0)
            return default;
        try
        {
            return await BookAsync(reservation, picoUsd).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException)
        {
            // The money is spent, whoever answers: it is booked as soon as the server is back.
            _debts.Add(reservation, picoUsd);
            return new(true, 0);
        }
    }

    public async ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken) =>
        await SettleAsync(reservation, 0, cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        if (reservation.Id == 0)
            return true;
        RedisValue[] values = [_server.Prefix, Clock(now), Text(reservation.Id), RedisMoment.Microseconds(now, expires), RedisMoment.Lifetime(now, expires)];
        var answer = await AskAsync(BudgetScripts.Extend, _keys, values, cancellationToken).ConfigureAwait(false);
        return (bool)answer;
    }

    public async ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limit);
        RedisValue[] values =
        [
            _server.Prefix, Clock(now), RedisMoment.Microseconds(now), limit.Name, Shape(limit), limit.BucketCount, limit.BucketAt(now), RedisMoment.Lifetime(limit, now),
        ];
        var answer = await AskAsync(BudgetScripts.Read, KeysOf([limit]), values, cancellationToken).ConfigureAwait(false);
        if (answer.Length == 0)
            throw new ArgumentException($"Two budgets named '{limit.Name}' have different periods; give one of them another name.", nameof(limit));
        return new(Pico(answer[0]), Pico(answer[1]), Pico(answer[2]), (int)answer[3]);
    }

    public async ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfZero(picoUsd);
        var raise = string.Create(CultureInfo.InvariantCulture, $"{picoUsd} {Text(new(_process, Interlocked.Increment(ref _last)))}");
        RedisValue[] values =
        [
            RedisMoment.Microseconds(now), RedisMoment.Microseconds(until), raise, (RedisMoment.Microseconds(now, until) / 1_000) + RedisMoment.MillisecondsPerHour,
        ];
        await AskAsync(BudgetScripts.Raise, [_server.Key("raise:" + name)], values, cancellationToken).ConfigureAwait(false);
    }

    private static string Shape(BudgetLimit limit) => string.Create(CultureInfo.InvariantCulture, $"{(int)limit.Period} {(int)limit.Window}");

    private static string Text(UInt128 id) => id.ToString("x32", CultureInfo.InvariantCulture);

    // Beyond 64 bits the scripts still count exactly; here the end of the range is kept.
    private static long Pico(RedisResult text) => (long)Int128.Clamp(Int128.Parse((string)text!, CultureInfo.InvariantCulture), long.MinValue, long.MaxValue);

    private async Task<BudgetSettlement> BookAsync(BudgetReservation reservation, long picoUsd)
    {
        var values = new RedisValue[4 + reservation.Limits.Count];
        (values[0], values[1], values[2], values[3]) = (_server.Prefix, 0, Text(reservation.Id), picoUsd);
        for (var i = 0; i < reservation.Limits.Count; i++)
            values[4 + i] = reservation.Limits[i].SoftPicoUsd;
        var answer = await _server.RunAsync(BudgetScripts.Settle, KeysOf(reservation.Limits), values).ConfigureAwait(false);
        var softLimits = 0UL;
        for (var i = 1; i < answer.Length; i++)
            softLimits |= 1UL << (int)answer[i];
        return new((bool)answer[0], softLimits);
    }

    // Whether the server has reserved is not known; it hears of this after the request, on the same connection.
    private void TakeBack(UInt128 id) => _server.Post(BudgetScripts.Settle, _keys, [_server.Prefix, 0, Text(id), 0]);

    private async Task<RedisResult> AskAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await _server.RunAsync(script, keys, values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw _server.Explain(e);
        }
    }

    private RedisKey[] KeysOf(IReadOnlyList<BudgetLimit> limits)
    {
        var keys = new RedisKey[_keys.Length + limits.Count];
        _keys.CopyTo(keys, 0);
        for (var i = 0; i < limits.Count; i++)
            keys[_keys.Length + i] = _server.Key("budget:" + limits[i].Name);
        return keys;
    }

    private RedisValue[] Arguments(UInt128 id, in BudgetRequest request)
    {
        var values = new RedisValue[8 + (FieldsOfLimit * request.Limits.Count)];
        (values[0], values[1], values[2]) = (_server.Prefix, Clock(request.Now), Text(id));
        (values[3], values[4]) = (request.MinPicoUsd, request.MaxPicoUsd);
        (values[5], values[6]) = (RedisMoment.Microseconds(request.Now, request.Expires), RedisMoment.Microseconds(request.Now));
        values[7] = RedisMoment.Lifetime(request.Now, request.Expires);
        for (var i = 0; i < request.Limits.Count; i++)
        {
            var limit = request.Limits[i];
            var at = 8 + (FieldsOfLimit * i);
            (values[at], values[at + 1], values[at + 2]) = (limit.Name, Shape(limit), limit.BucketCount);
            (values[at + 3], values[at + 4], values[at + 5]) = (limit.BucketAt(request.Now), RedisMoment.Lifetime(limit, request.Now), limit.PicoUsd);
        }

        return values;
    }

    private RedisValue Clock(DateTimeOffset now) => _server.UsesServerClock ? RedisValue.EmptyString : RedisMoment.Microseconds(now);
}
