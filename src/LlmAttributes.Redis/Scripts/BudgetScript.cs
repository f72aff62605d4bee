namespace LlmAttributes;

/// <summary>What the scripts over budgets have in common.</summary>
/// <remarks>
/// <para>
/// KEYS: the reservations (hash), those that count by the end of their lease (sorted set), those that lapsed by when they are forgotten (sorted set), then the accounts of the limits.
/// ARGV: what all keys begin with, the moment (empty for the server's own), then what the script needs.
/// </para>
/// <para>
/// A script that frees lapsed reservations writes to accounts that its caller does not know. All keys have the same hash tag, so even in a cluster they are in the same place.
/// </para>
/// </remarks>
internal static class BudgetScript
{
    public const string Text = MoneyScript.Text + """
        local reservations, leases, lapsed = KEYS[1], KEYS[2], KEYS[3]
        local prefix, now = ARGV[1], tonumber(ARGV[2])
        local REMEMBERED = 86400000000

        if not now then
          local time = redis.call('TIME')
          now = time[1] * 1000000 + time[2]
        end

        local accounts, order = {}, {}

        local function account(name)
          local known = accounts[name]
          if known then return known end
          local key = prefix .. 'budget:' .. name
          local fields = redis.call('HMGET', key, 'count', 'newest', 'spent', 'reserved', 'open', 'shape')
          known = {
            name = name, key = key, count = tonumber(fields[1] or 1), newest = tonumber(fields[2] or nil),
            spent = parse(fields[3]), reserved = parse(fields[4]), open = tonumber(fields[5] or 0), shape = fields[6],
          }
          accounts[name] = known
          order[#order + 1] = known
          return known
        end

        -- Sums are kept whole; a rolling period also keeps its slices, to take them off when they are over.
        local function slice(a, kind, number, amount, change)
          if a.count == 1 then return end
          local field = kind .. string.format('%.0f', number)
          redis.call('HSET', a.key, field, format(change(parse(redis.call('HGET', a.key, field)), amount)))
        end

        local function counts(a, number)
          if not a.newest or number > a.newest then return false end
          if a.count == 1 then return number == a.newest end
          return number > a.newest - a.count
        end

        local function advance(a, bucket)
          if a.newest and bucket <= a.newest then return end
          if not a.newest or a.count == 1 or bucket - a.newest >= a.count then
            redis.call('DEL', a.key)
            a.spent, a.reserved, a.open = {0, 0}, {0, 0}, 0
          else
            for number = a.newest - a.count + 1, bucket - a.count do
              local names = {}
              for i, kind in ipairs({'s', 'r', 'o'}) do names[i] = kind .. string.format('%.0f', number) end
              local old = redis.call('HMGET', a.key, unpack(names))
              a.spent = minus(a.spent, parse(old[1]))
              a.reserved = minus(a.reserved, parse(old[2]))
              a.open = a.open - parse(old[3])[2]
              redis.call('HDEL', a.key, unpack(names))
            end
          end
          a.newest = bucket
          a.changed = true
        end

        local function reserve(a, amount)
          a.reserved, a.open, a.changed = plus(a.reserved, amount), a.open + 1, true
          slice(a, 'r', a.newest, amount, plus)
          slice(a, 'o', a.newest, {0, 1}, plus)
        end

        local function free(a, number, amount)
          if not counts(a, number) then return end
          a.reserved, a.open, a.changed = minus(a.reserved, amount), a.open - 1, true
          slice(a, 'r', number, amount, minus)
          slice(a, 'o', number, {0, 1}, minus)
        end

        -- Says whether that brought the sum to a mark from below.
        local function spend(a, number, amount, mark)
          if not counts(a, number) then return false end
          local before = a.spent
          a.spent, a.changed = plus(a.spent, amount), true
          slice(a, 's', number, amount, plus)
          return less(before, mark) and not less(a.spent, mark)
        end

        -- A reservation is its amount, then the name and the bucket of each account.
        local function sweep()
          for _, id in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now)) do
            local packed = redis.call('HGET', reservations, id)
            local entry = packed and cmsgpack.unpack(packed) or {}
            for i = 2, #entry, 2 do free(account(entry[i]), entry[i + 1], parse(entry[1])) end
            redis.call('ZADD', lapsed, redis.call('ZSCORE', leases, id) + REMEMBERED, id)
            redis.call('ZREM', leases, id)
          end
          for _, id in ipairs(redis.call('ZRANGEBYSCORE', lapsed, '-inf', now)) do
            redis.call('HDEL', reservations, id)
            redis.call('ZREM', lapsed, id)
          end
        end

        local function keep(key, milliseconds)
          if redis.call('PTTL', key) < milliseconds then redis.call('PEXPIRE', key, string.format('%.0f', milliseconds)) end
        end

        local function save()
          for _, a in ipairs(order) do
            if a.changed then
              redis.call('HSET', a.key, 'shape', a.shape, 'count', a.count, 'newest', a.newest,
                'spent', format(a.spent), 'reserved', format(a.reserved), 'open', a.open)
              if a.kept then keep(a.key, a.kept) end
            end
          end
        end

        local function raised(a, moment)
          local sum = {0, 0}
          for _, raise in ipairs(redis.call('ZRANGEBYSCORE', prefix .. 'raise:' .. a.name, '(' .. moment, '+inf')) do
            sum = plus(sum, parse(string.match(raise, '^%S+')))
          end
          return sum
        end

        """;

    /// <summary>Opens the accounts of limits: from an index of ARGV on, the name, shape, count, bucket and time to keep of each. Wants the accounts' keys to be in KEYS.</summary>
    public const string Limit = """
        local function limit(index)
          local a = account(ARGV[index])
          if a.shape and a.shape ~= ARGV[index + 1] then return nil end
          a.shape, a.count, a.kept = ARGV[index + 1], tonumber(ARGV[index + 2]), tonumber(ARGV[index + 4])
          return a
        end

        """;
}
