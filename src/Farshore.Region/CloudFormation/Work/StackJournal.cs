using System.Globalization;
using System.Security.Cryptography;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Writes what becomes of a stack and its resources, and in the same transaction the event that tells of it.</summary>
sealed class StackJournal(RegionContext region, StackState state, StackNotices notices)
{
    readonly Lock gate = new();
    long last;

    public StackState State => state;

    public DateTimeOffset Now => region.Time.GetUtcNow();

    /// <summary>Changes the stack's row, with an event where its status or reason became another.</summary>
    public async Task<StackRow> StackAsync(string key, Func<StackRow, StackRow> change, CancellationToken cancellationToken)
    {
        var row = await state.Database.WriteAsync(connection => Stack(connection, key, change), cancellationToken);
        notices.Wake();
        return row;
    }

    /// <inheritdoc cref="StackAsync"/>
    public StackRow Stack(SqliteConnection connection, string key, Func<StackRow, StackRow> change)
    {
        var before = state.Stacks.Find(connection, key) ?? throw new InvalidOperationException($"stack {key} vanished");
        var after = change(before);
        state.Stacks.Put(connection, key, after);
        if (after.Status != before.Status) Tell(connection, after, before.Operation ?? after.Operation);
        return after;
    }

    /// <summary>Writes the first event of a stack, or one more of the state it is in.</summary>
    public void Tell(SqliteConnection connection, StackRow stack, StackOperation? operation) => Put(
        connection, stack, new(
            NextKey(stack.Key), new Guid(RandomNumberGenerator.GetBytes(16)).ToString(), stack.Id, stack.Name,
            "AWS::CloudFormation::Stack", stack.Status, Now)
        {
            PhysicalId = stack.Id, Reason = stack.Reason, ClientToken = operation?.ClientToken, OperationId = operation?.Id,
            OperationKind = operation?.Kind,
        });

    /// <summary>Writes a resource's row with its event.</summary>
    public Task ResourceAsync(StackRow stack, ResourceRow row, CancellationToken cancellationToken) =>
        ResourceAsync(stack, row, null, cancellationToken);

    /// <inheritdoc cref="ResourceAsync(StackRow, ResourceRow, CancellationToken)"/>
    /// <param name="gone">Physical id of what is there no more.</param>
    public async Task ResourceAsync(StackRow stack, ResourceRow row, string? gone, CancellationToken cancellationToken)
    {
        await state.Database.WriteAsync(connection =>
        {
            state.Resources.Put(connection, row.Key, row);
            Tell(connection, stack, row, gone);
        }, cancellationToken);
        notices.Wake();
    }

    /// <summary>An event of a resource that has no row any more, or is not to be changed.</summary>
    public async Task TellAsync(StackRow stack, string logicalId, Thing thing, string status, string? reason,
        CancellationToken cancellationToken)
    {
        var row = new ResourceRow(stack.Key, logicalId, thing.Type) { Status = status, Reason = reason, Updated = Now, Now = thing };
        await state.Database.WriteAsync(connection => Tell(connection, stack, row), cancellationToken);
        notices.Wake();
    }

    public void Tell(SqliteConnection connection, StackRow stack, ResourceRow row, string? gone = null)
    {
        var thing = row.Attempt?.Wanted ?? row.Now;
        Put(connection, stack, new(
            NextKey(stack.Key), string.Create(CultureInfo.InvariantCulture,
                $"{row.LogicalId}-{row.Status}-{Now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}"),
            stack.Id, row.LogicalId, row.Type, row.Status, Now)
        {
            PhysicalId = gone ?? row.Attempt?.MadeId ?? row.Now?.Id ?? "",
            Reason = row.Reason,
            Properties = (stack.Operation?.Wanted ?? stack.Now)?.Masked(thing?.Properties.ToJsonString()),
            ClientToken = stack.Operation?.ClientToken,
            OperationId = stack.Operation?.Id,
            OperationKind = stack.Operation?.Kind,
        });
    }

    void Put(SqliteConnection connection, StackRow stack, EventRow one)
    {
        state.Events.Put(connection, one.Key, one);
        foreach (var notice in StackNotices.Of(stack, one)) state.Notices.Put(connection, notice.Key, notice);
    }

    // Events of one stack are listed in the order in which they were written, whatever the clock does.
    string NextKey(string stack)
    {
        lock (gate)
        {
            last = Math.Max(last + 1, Now.UtcTicks);
            return string.Create(CultureInfo.InvariantCulture, $"{stack}/{last:D20}");
        }
    }
}
