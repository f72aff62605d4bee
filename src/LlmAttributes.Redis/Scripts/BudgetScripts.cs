namespace LlmAttributes;

/// <summary>The scripts over budgets.</summary>
internal static class BudgetScripts
{
    /// <summary>ARGV: id, least, most, length of the lease in µs, the caller's moment in µs, time to keep reservations in ms; then of each limit its name, shape, count, bucket, time to keep and amount.</summary>
    /// <returns>The place of the limit that is not what it was (below 0), or 1 when granted and 0 when not; the place of the tightest limit; what is left; the amount.</returns>
    public const string Reserve = BudgetScript.Text + BudgetScript.Limit + """
        local id, least, most = ARGV[3], parse(ARGV[4]), parse(ARGV[5])
        local entry = {}
        local limits = {}
        for index = 9, #ARGV, 6 do
          local a = limit(index)
          if not a then return {-1 - #limits, 0, '0', '0'} end
          limits[#limits + 1] = a
        end
        sweep()

        local left, tightest
        for i, a in ipairs(limits) do
          local index = 3 + i * 6
          advance(a, tonumber(ARGV[index + 3]))
          local here = minus(minus(plus(parse(ARGV[index + 5]), raised(a, ARGV[7])), a.spent), a.reserved)
          if not left or less(here, left) then left, tightest = here, i end
        end
        left, tightest = left or most, tightest or 0
        if less(left, least) then
          save()
          return {0, tightest - 1, format(left), '0'}
        end

        local amount = less(left, most) and left or most
        entry[1] = format(amount)
        for i, a in ipairs(limits) do
          reserve(a, amount)
          entry[i * 2], entry[i * 2 + 1] = ARGV[3 + i * 6], a.newest
        end
        redis.call('HSET', reservations, id, cmsgpack.pack(entry))
        redis.call('ZADD', leases, now + ARGV[6], id)
        for i = 1, 3 do keep(KEYS[i], tonumber(ARGV[8])) end
        save()
        return {1, tightest - 1, format(minus(left, amount)), entry[1]}
        """;

    /// <summary>ARGV: id, cost, then the soft limit of each place.</summary>
    /// <returns>Whether the cost is booked, then the places whose soft limit it reached.</returns>
    public const string Settle = BudgetScript.Text + """
        local id, cost = ARGV[3], parse(ARGV[4])
        local packed = redis.call('HGET', reservations, id)
        if not packed then return {0} end
        local entry = cmsgpack.unpack(packed)
        local isOpen = redis.call('ZREM', leases, id) == 1
        local result = {1}
        for i = 2, #entry, 2 do
          local a = account(entry[i])
          if isOpen then free(a, entry[i + 1], parse(entry[1])) end
          local mark = ARGV[4 + i / 2]
          if spend(a, entry[i + 1], cost, parse(mark)) and mark then result[#result + 1] = i / 2 - 1 end
        end
        redis.call('ZREM', lapsed, id)
        redis.call('HDEL', reservations, id)
        save()
        return result
        """;

    /// <summary>ARGV: id, how long from now on it counts in µs, time to keep reservations in ms.</summary>
    /// <returns>Whether it counts until then.</returns>
    public const string Extend = BudgetScript.Text + """
        sweep()
        save()
        local ends = redis.call('ZSCORE', leases, ARGV[3])
        if not ends then return 0 end
        if now + ARGV[4] > tonumber(ends) then redis.call('ZADD', leases, now + ARGV[4], ARGV[3]) end
        for i = 1, 3 do keep(KEYS[i], tonumber(ARGV[5])) end
        return 1
        """;

    /// <summary>ARGV: the caller's moment in µs, then the limit's name, shape, count, bucket and time to keep.</summary>
    /// <returns>Nothing when the limit is not what it was; else what is spent, reserved and raised, and how many reservations are open.</returns>
    public const string Read = BudgetScript.Text + BudgetScript.Limit + """
        local a = limit(4)
        if not a then return {} end
        sweep()
        advance(a, tonumber(ARGV[7]))
        save()
        return {format(a.spent), format(a.reserved), format(raised(a, ARGV[3])), a.open}
        """;

    /// <summary>KEYS: the raises of the limit. ARGV: the caller's moment in µs, the end in µs, the raise, time to keep in ms.</summary>
    public const string Raise = """
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
        if tonumber(ARGV[2]) > tonumber(ARGV[1]) then
          redis.call('ZADD', KEYS[1], ARGV[2], ARGV[3])
          if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
        end
        return 1
        """;
}
