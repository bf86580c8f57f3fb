using Microsoft.Extensions.Options;
using Prism.ODataService;
using Prism.ODataService.Security.Tokens;

try
{
    if (args is [TokenCommand.Name, .. var rest])
    {
        return await TokenCommand.RunAsync(rest, FolderSettings.Read(Environment.CurrentDirectory), Console.Out, CancellationToken.None);
    }

    await ServiceHost.Build(args).RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    foreach (var failure in e.Failures)
    {
        await Console.Error.WriteLineAsync(failure);
    }

    return 1;
}
