using System.Runtime.ExceptionServices;

namespace LlmAttributes.Tests.Harness;

/// <summary>Does something at the very moment at which an exception is thrown, before anybody has caught it.</summary>
internal static class FirstChance
{
    /// <summary>Runs something, and something else when it throws an exception of a type on its thread.</summary>
    public static Task RunAsync<TException>(Action run, Action then)
        where TException : Exception =>

        // On a thread without a context what waits goes on inside of what wakes it.
        Task.Run(() =>
        {
            var thread = Environment.CurrentManagedThreadId;
            var isDone = false;
            EventHandler<FirstChanceExceptionEventArgs> thrown = (_, thrown) =>
            {
                if (isDone || thrown.Exception is not TException || Environment.CurrentManagedThreadId != thread)
                    return;
                isDone = true;
                then();
            };
            AppDomain.CurrentDomain.FirstChanceException += thrown;
            try
            {
                run();
            }
            finally
            {
                AppDomain.CurrentDomain.FirstChanceException -= thrown;
            }
        });
}
