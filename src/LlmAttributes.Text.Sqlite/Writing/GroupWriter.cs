using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Keeps vectors in the groups of their partition, in the transaction that changes them, and makes new groups step by step.</summary>
internal sealed class GroupWriter(PassageConnection connection, int exactUpTo)
{
    private const int RowsOfStep = 32_768;
    private const int Seed = 1;

    private readonly SqliteStatement _groupings = connection.Statement(PassageSql.Groupings, 1);
    private readonly SqliteStatement _add = connection.Statement(PassageSql.AddGrouping, 4);
    private readonly SqliteStatement _set = connection.Statement(PassageSql.SetGrouping, 4);
    private readonly SqliteStatement _remove = connection.Statement(PassageSql.RemoveGrouping, 1);
    private readonly SqliteStatement _means = connection.Statement(PassageSql.Means, 1);
    private readonly SqliteStatement _addMeans = connection.Statement(PassageSql.AddMeans, 2);
    private readonly SqliteStatement _removeMeans = connection.Statement(PassageSql.RemoveMeans, 1);
    private readonly SqliteStatement _removeGroups = connection.Statement(PassageSql.RemoveGroups, 2);
    private readonly SqliteStatement _removePlaces = connection.Statement(PassageSql.RemoveAllPlaces, 2);
    private readonly SqliteStatement _vectors = connection.Statement(PassageSql.AllVectors, 2);
    private readonly RowBlocks _groups = new(connection, PassageSql.Group, PassageSql.SetGroup, PassageSql.RemoveGroup, QuantisedVector.RowsPerBlock);
    private readonly RowBlocks _places = new(connection, PassageSql.Places, PassageSql.SetPlaces, PassageSql.RemovePlaces, GroupPlace.RowsPerBlock);
    private readonly Dictionary<long, List<Grouping>> _known = [];

    /// <summary>Adds a vector to the groups that are ready; those that are being made come to it by themselves.</summary>
    public void Add(PartitionRow partition, int row, ReadOnlySpan<byte> vector)
    {
        foreach (var grouping in Of(partition.Id))
        {
            if (grouping.IsReady)
                Put(grouping, partition.Dimensions, row, vector, new float[partition.Dimensions]);
        }
    }

    public void Remove(PartitionRow partition, int row)
    {
        foreach (var grouping in Of(partition.Id))
        {
            var place = _places.At(grouping.Id, row, GroupPlace.Bytes);
            if (GroupPlace.Read(place) is (>= 0 and var group, var at))
                _groups.At(GroupKey.Of(grouping.Id, group), at, GroupedVector.BytesOf(partition.Dimensions)).Clear();
            place.Clear();
        }
    }

    /// <summary>Removes the groups of a partition that has no vector any more.</summary>
    public void RemoveAll(long partition)
    {
        var groupings = Of(partition);
        foreach (var grouping in groupings)
            Remove(grouping);
        groupings.Clear();
    }

    /// <summary>Tells whether a partition wants other groups than it has, or has some that are not whole.</summary>
    public bool IsDue(PartitionRow partition)
    {
        if (partition.Vectors <= exactUpTo)
            return false;
        var groupings = Of(partition.Id);
        return groupings.Count != 1 || !groupings[0].IsReady || groupings[0].IsOutgrown(partition.Vectors);
    }

    /// <summary>Tells whether groups are being made.</summary>
    public bool IsUnderWay(PartitionRow partition) => Of(partition.Id).Exists(static grouping => !grouping.IsReady);

    /// <summary>Reads vectors by chance, enough to find the means of groups.</summary>
    public float[] Sample(PartitionRow partition, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var (wanted, left) = (VectorMeans.SampleFor(partition.Vectors), partition.Vectors);
        var sample = new float[wanted * partition.Dimensions];
        var bytes = QuantisedVector.BytesOf(partition.Dimensions);
        var taken = 0;
        using var blocks = _vectors.Read(RowKey.Of(partition.Id, 0), RowKey.Last(partition.Id));
        while (taken < wanted && blocks.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = blocks.Blob(1);
            for (var at = 0; at < block.Length && taken < wanted; at += bytes)
            {
                if (!QuantisedVector.Exists(block[at..]) || random.NextDouble() * left-- >= wanted - taken)
                    continue;
                QuantisedVector.Read(block[at..], sample.AsSpan(taken++ * partition.Dimensions, partition.Dimensions));
            }
        }

        return Shuffle(sample.AsSpan(0, taken * partition.Dimensions), partition.Dimensions, random);
    }

    /// <summary>Begins a grouping around means.</summary>
    public void Begin(PartitionRow partition, float[] means)
    {
        var ends = new int[means.Length / partition.Dimensions];
        var id = _add.Number(partition.Id, (long)ends.Length, partition.Vectors, MemoryMarshal.AsBytes(ends.AsSpan()).ToArray())!.Value;
        _addMeans.Execute(id, MemoryMarshal.AsBytes(means.AsSpan()).ToArray());
        Of(partition.Id).Insert(0, new() { Id = id, Vectors = partition.Vectors, Ends = ends, NextRow = 0, IsReady = false, Means = means });
    }

    /// <summary>Groups some of the rows that are left; after the last the grouping takes the place of the one before.</summary>
    public void Continue(PartitionRow partition)
    {
        var groupings = Of(partition.Id);
        var grouping = groupings.Find(static grouping => !grouping.IsReady)!;
        var bytes = QuantisedVector.BytesOf(partition.Dimensions);
        var first = grouping.NextRow / QuantisedVector.RowsPerBlock;
        var behind = first + (RowsOfStep / QuantisedVector.RowsPerBlock);
        var vector = new float[partition.Dimensions];
        using (var blocks = _vectors.Read(RowKey.Of(partition.Id, first), RowKey.Of(partition.Id, behind - 1)))
        {
            while (blocks.Read())
            {
                var block = blocks.Blob(1);
                var row = RowKey.RowOf(blocks.GetInt64(0)) * QuantisedVector.RowsPerBlock;
                for (var at = 0; at < block.Length; at += bytes, row++)
                {
                    if (row >= grouping.NextRow && QuantisedVector.Exists(block[at..]))
                        Put(grouping, partition.Dimensions, row, block.Slice(at, bytes), vector);
                }
            }
        }

        grouping.NextRow = (int)Math.Min(partition.NextRow, (long)behind * QuantisedVector.RowsPerBlock);
        grouping.IsChanged = true;
        if (grouping.NextRow < partition.NextRow)
            return;
        foreach (var former in groupings.FindAll(static grouping => grouping.IsReady))
            Remove(former);
        groupings.RemoveAll(static grouping => grouping.IsReady);
        grouping.IsReady = true;
    }

    public void Flush()
    {
        foreach (var groupings in _known.Values)
        {
            foreach (var grouping in groupings)
            {
                if (grouping.IsChanged)
                    _set.Execute(grouping.Id, (long)grouping.NextRow, grouping.IsReady ? 1L : 0L, MemoryMarshal.AsBytes(grouping.Ends.AsSpan()).ToArray());
            }
        }

        _groups.Flush();
        _places.Flush();
        _known.Clear();
    }

    public void Clear()
    {
        _groups.Clear();
        _places.Clear();
        _known.Clear();
    }

    private static float[] Shuffle(ReadOnlySpan<float> sample, int dimensions, Random random)
    {
        var order = new int[sample.Length / dimensions];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order);
        var shuffled = new float[sample.Length];
        for (var i = 0; i < order.Length; i++)
            sample.Slice(order[i] * dimensions, dimensions).CopyTo(shuffled.AsSpan(i * dimensions));
        return shuffled;
    }

    private void Put(Grouping grouping, int dimensions, int row, ReadOnlySpan<byte> vector, float[] read)
    {
        QuantisedVector.Read(vector, read);
        var means = grouping.Means ??= ReadMeans(grouping.Id, grouping.Ends.Length * dimensions);
        var group = VectorMeans.Nearest(means, dimensions, read);
        var place = grouping.Ends[group]++;
        GroupedVector.Write(row, vector, _groups.At(GroupKey.Of(grouping.Id, group), place, GroupedVector.BytesOf(dimensions)));
        GroupPlace.Write(_places.At(grouping.Id, row, GroupPlace.Bytes), group, place);
        grouping.NextRow = Math.Max(grouping.NextRow, row + 1);
        grouping.IsChanged = true;
    }

    private float[] ReadMeans(long grouping, int length)
    {
        using var rows = _means.Read(grouping);
        return rows.Read() && MemoryMarshal.Cast<byte, float>(rows.Blob(0)) is var means && means.Length == length ? means.ToArray() : throw new InvalidDataException("A grouping has other means than groups.");
    }

    // What waits to be written of it goes first, so that nothing of it is written afterwards.
    private void Remove(Grouping grouping)
    {
        _groups.Flush();
        _places.Flush();
        _remove.Execute(grouping.Id);
        _removeMeans.Execute(grouping.Id);
        _removeGroups.Execute(RowKey.Of(GroupKey.Of(grouping.Id, 0), 0), RowKey.Last(GroupKey.Of(grouping.Id, GroupKey.MostGroups - 1)));
        _removePlaces.Execute(RowKey.Of(grouping.Id, 0), RowKey.Last(grouping.Id));
    }

    private List<Grouping> Of(long partition)
    {
        if (_known.TryGetValue(partition, out var groupings))
            return groupings;
        groupings = [];
        using var rows = _groupings.Read(partition);
        while (rows.Read())
            groupings.Add(Grouping.Read(rows));
        return _known[partition] = groupings;
    }
}
